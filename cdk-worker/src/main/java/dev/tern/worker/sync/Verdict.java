package dev.tern.worker.sync;

/** How an attempt ended. */
public enum Verdict {
  /** Both sides ended well and every state was acknowledged. */
  SUCCEEDED,
  /** It failed, but at least one record was committed or refused in it (P19). */
  PARTIAL,
  /** It failed and moved nothing. */
  FAILED,
  /** A person stopped it. */
  CANCELLED
}
