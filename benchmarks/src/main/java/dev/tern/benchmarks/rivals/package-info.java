/** The other ways: what one would write without the kit. */
@org.jspecify.annotations.NullMarked
package dev.tern.benchmarks.rivals;
