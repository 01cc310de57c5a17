/**
 * A source that reads any JDBC database: dialects say how a database is opened, listed and spelled,
 * everything else works on tables whose columns carry their own conversion. No protocol message is
 * built here and no state is kept: that is the kit's.
 */
@NullMarked
package dev.tern.examples.database;

import org.jspecify.annotations.NullMarked;
