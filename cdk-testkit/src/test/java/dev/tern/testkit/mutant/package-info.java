/** Models of good connectors, each with faults that can be switched on, one at a time. */
@NullMarked
package dev.tern.testkit.mutant;

import org.jspecify.annotations.NullMarked;
