package dev.tern.testkit.destination;

/** Says that a rule cannot be tried on this destination, and what to write so that it can be. */
final class NotTried extends Exception {

  private static final long serialVersionUID = 1L;

  NotTried(String why) {
    super(why);
  }
}
