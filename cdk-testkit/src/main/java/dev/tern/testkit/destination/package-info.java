/** The destination suite: how each rule is tried on a destination that writes. */
@NullMarked
package dev.tern.testkit.destination;

import org.jspecify.annotations.NullMarked;
