/** The databases, tried on a real SQLite file and on a real PostgreSQL server. */
@NullMarked
package dev.tern.worker.store;

import org.jspecify.annotations.NullMarked;
