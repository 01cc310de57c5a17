package dev.tern.examples.jsonl;

/** What becomes of the row of a record the source has deleted. */
public enum Deletes {
  /** The row goes. */
  HARD,
  /** The row stays as the last record of its key has it, with {@code _ab_cdc_deleted_at}. */
  SOFT
}
