/**
 * What the kit costs: whole processes in interleaved rounds, each compared with another way in the
 * same round. Nothing here is released.
 */
@org.jspecify.annotations.NullMarked
package dev.tern.benchmarks;
