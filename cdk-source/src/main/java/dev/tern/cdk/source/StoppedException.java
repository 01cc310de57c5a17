package dev.tern.cdk.source;

/** Ends an author's reading at the next record, because the process was asked to end. */
final class StoppedException extends RuntimeException {

  StoppedException() {
    super("The connector was asked to stop.", null, false, false);
  }
}
