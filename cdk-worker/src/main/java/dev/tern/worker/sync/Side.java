package dev.tern.worker.sync;

/** Which end of the pipe. */
public enum Side {
  SOURCE,
  DESTINATION;

  /** The word for a sentence. */
  public String word() {
    return this == SOURCE ? "source" : "destination";
  }
}
