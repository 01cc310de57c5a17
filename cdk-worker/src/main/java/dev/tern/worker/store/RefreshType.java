package dev.tern.worker.store;

/** What becomes of the rows that are there when a stream is read again from the beginning. */
public enum RefreshType {
  /** They stay. */
  MERGE,
  /** They go as soon as the stream has come to its end. */
  TRUNCATE
}
