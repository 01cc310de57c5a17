/** Tests of the DuckDB destination on real files. */
@NullMarked
package dev.tern.examples.duckdb;

import org.jspecify.annotations.NullMarked;
