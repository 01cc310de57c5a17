/**
 * The configured catalog: reading it in either dialect, and the rules about sync modes, cursors and
 * keys that hold for every source and destination. What a stream does is not decided here.
 */
@NullMarked
package dev.tern.cdk.catalog;

import org.jspecify.annotations.NullMarked;
