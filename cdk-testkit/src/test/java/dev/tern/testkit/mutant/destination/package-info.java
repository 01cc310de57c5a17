/** A correct model of a destination, and what can be wrong with it. */
@NullMarked
package dev.tern.testkit.mutant.destination;

import org.jspecify.annotations.NullMarked;
