package dev.tern.cdk.destination.sql;

/** What becomes of values that have no column or do not fit into it. */
enum Misfits {
  /** A value that does not fit is null; a field without a column is left out. */
  BECOME_NULL,
  /** Both are told in the row. */
  BECOME_NULL_AND_ARE_TOLD,
  /** The row is refused. */
  REFUSE_ROW
}
