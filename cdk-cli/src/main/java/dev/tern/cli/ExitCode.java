package dev.tern.cli;

/** What a command ends with. Stopped by a hangup is 129, by Ctrl-C 130, else 143. */
final class ExitCode {

  static final int DONE = 0;
  static final int FAILED = 1;
  static final int WRONG_USAGE = 2;
  static final int STOPPED = 143;

  private ExitCode() {}
}
