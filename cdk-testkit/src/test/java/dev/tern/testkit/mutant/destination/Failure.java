package dev.tern.testkit.mutant.destination;

/** Ends a command of the model. */
final class Failure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String type;

  Failure(String type, String message) {
    super(message);
    this.type = type;
  }

  static Failure config(String message) {
    return new Failure("config_error", message);
  }

  static Failure system(String message) {
    return new Failure("system_error", message);
  }

  String type() {
    return type;
  }
}
