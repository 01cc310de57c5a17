package dev.tern.testkit.source;

/** How the streams of a catalog are asked for. */
public enum SyncKind {
  /** Everything. */
  FULL("full_refresh"),
  /** What is new, of streams that can tell. */
  NEWS("incremental");

  final String mode;

  SyncKind(String mode) {
    this.mode = mode;
  }
}
