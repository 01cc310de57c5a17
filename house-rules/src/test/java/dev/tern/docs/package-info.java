/**
 * Holds the documentation against the code: every example in it is compiled, run and up to date.
 */
@NullMarked
package dev.tern.docs;

import org.jspecify.annotations.NullMarked;
