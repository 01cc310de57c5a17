package dev.tern.worker.sync;

/** Which end of the pipe. */
public enum Side {
  SOURCE,
  DESTINATION
}
