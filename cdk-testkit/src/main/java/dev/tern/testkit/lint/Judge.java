package dev.tern.testkit.lint;

/** Judges one side of a run, message by message. */
interface Judge {

  /** The next message on stdout, in order. */
  void see(Message message);

  /** The end of the run. */
  default void end(Ending ending) {}
}
