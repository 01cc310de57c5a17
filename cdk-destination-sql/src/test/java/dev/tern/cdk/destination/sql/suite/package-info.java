/**
 * What every SQL destination has to do, as tests: extend the classes with a {@link
 * dev.tern.cdk.destination.sql.suite.SqlStore} of your database.
 */
@NullMarked
package dev.tern.cdk.destination.sql.suite;

import org.jspecify.annotations.NullMarked;
