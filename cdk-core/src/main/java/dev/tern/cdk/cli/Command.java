package dev.tern.cdk.cli;

import java.util.List;

/** One verb of the protocol. */
public interface Command {

  /** A file a command is given. */
  enum Input {
    CONFIG("--config", true, "connector configuration, a JSON object"),
    CATALOG("--catalog", true, "configured catalog"),
    STATE("--state", false, "state of an earlier sync");

    final String flag;
    final boolean required;
    final String description;

    Input(String flag, boolean required, String description) {
      this.flag = flag;
      this.required = required;
      this.description = description;
    }
  }

  /** As platforms call it, for example {@code read}. */
  String name();

  /** One line for the help. */
  String description();

  /** The files it is given, in the order of the help. */
  List<Input> inputs();

  /** Whether it can end before it is done, so that {@code --max-duration} means something. */
  default boolean stoppable() {
    return false;
  }

  /** Does it. Whatever is thrown becomes one ERROR trace and exit code 1. */
  void run(CommandContext context) throws Exception;
}
