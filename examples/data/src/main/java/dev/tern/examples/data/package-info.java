/**
 * The sample database: a SQLite file with people, jobs and events that never existed, the same on
 * every machine. How it is moved anywhere is not known here.
 */
@NullMarked
package dev.tern.examples.data;

import org.jspecify.annotations.NullMarked;
