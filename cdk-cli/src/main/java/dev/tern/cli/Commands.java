package dev.tern.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/** The list of commands. Another one is one more line. */
final class Commands {

  private Commands() {}

  static Map<String, Object> of(Surroundings around) {
    Map<String, Object> commands = new LinkedHashMap<>();
    commands.put("completion", new CompletionCommand(around));
    return commands;
  }
}
