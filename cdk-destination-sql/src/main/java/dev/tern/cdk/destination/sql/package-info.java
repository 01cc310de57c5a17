/**
 * What the author of a destination that keeps tables extends.
 *
 * <p>{@link dev.tern.cdk.destination.sql.SqlDestination} does what is the same in every database;
 * {@link dev.tern.cdk.destination.sql.SqlDialect} says what is not.
 */
@NullMarked
package dev.tern.cdk.destination.sql;

import org.jspecify.annotations.NullMarked;
