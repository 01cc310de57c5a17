/** A connector with its specification written by hand beside it, for tests. */
@NullMarked
package dev.tern.cdk.spec.bare;

import org.jspecify.annotations.NullMarked;
