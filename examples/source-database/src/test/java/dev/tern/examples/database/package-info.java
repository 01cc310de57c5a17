/** The source against real databases: a PostgreSQL server of its own, SQLite files. */
@NullMarked
package dev.tern.examples.database;

import org.jspecify.annotations.NullMarked;
