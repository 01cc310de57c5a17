/**
 * The destination that keeps typed tables in a DuckDB file: names, types, rows and the swap of
 * whole tables. What is the same for every destination, such as reading messages or acknowledging
 * states, lives in the kit.
 */
@NullMarked
package dev.tern.examples.duckdb;

import org.jspecify.annotations.NullMarked;
