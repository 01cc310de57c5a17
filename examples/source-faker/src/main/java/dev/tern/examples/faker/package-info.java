/**
 * A source of made-up records for tests, demonstrations and benchmarks. Nothing here reads a real
 * store.
 */
@NullMarked
package dev.tern.examples.faker;

import org.jspecify.annotations.NullMarked;
