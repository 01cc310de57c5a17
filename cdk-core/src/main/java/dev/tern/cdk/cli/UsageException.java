package dev.tern.cdk.cli;

/** Says that the command line is wrong: one sentence, then the usage, exit code 2. */
final class UsageException extends Exception {

  UsageException(String message) {
    super(message);
  }
}
