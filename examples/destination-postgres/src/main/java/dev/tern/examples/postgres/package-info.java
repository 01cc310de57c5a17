/**
 * A destination that keeps each stream as a typed table in a PostgreSQL database.
 *
 * <p>Rows go in by binary {@code COPY}; what happens to tables is the SQL kit's.
 */
@NullMarked
package dev.tern.examples.postgres;

import org.jspecify.annotations.NullMarked;
