package dev.tern.examples.database;

/** Whether the value that is being read could not be said whole. One per reader of a table. */
final class Loss {

  private boolean noted;

  /** The value, or a part of it, became null. */
  void note() {
    noted = true;
  }

  /** Tells whether something was noted since the last call. */
  boolean take() {
    boolean taken = noted;
    noted = false;
    return taken;
  }
}
