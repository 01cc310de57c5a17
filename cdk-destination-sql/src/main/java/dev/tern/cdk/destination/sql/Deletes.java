package dev.tern.cdk.destination.sql;

/**
 * What a record whose {@code _ab_cdc_deleted_at} is set does in a stream that keeps one row a key.
 */
public enum Deletes {
  /** The row goes. */
  HARD,
  /** The row stays and shows when it was deleted. */
  SOFT
}
