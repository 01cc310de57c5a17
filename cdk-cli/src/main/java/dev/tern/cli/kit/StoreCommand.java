package dev.tern.cli.kit;

import dev.tern.testkit.ConnectorCommand;
import dev.tern.testkit.RunResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A command of the settings that does something to a store, in the folder of the settings.
 *
 * @param name what it is for
 * @param words the program and its arguments
 */
record StoreCommand(String name, List<String> words, Path folder, Map<String, String> environment) {

  /** Keeps its own copies. */
  StoreCommand {
    words = List.copyOf(words);
    environment = Map.copyOf(environment);
  }

  /**
   * What it prints, line by line.
   *
   * @param input what it can read on its stdin
   * @param arguments what stands behind its words
   */
  List<String> lines(String input, List<String> arguments) {
    List<String> line = new ArrayList<>(List.of("sh", "-c", "cd \"$0\" && exec \"$@\""));
    line.add(folder.toString());
    line.addAll(words);
    line.addAll(arguments);
    RunResult result = new ConnectorCommand(line, environment).runWithInput(input);
    if (result.exitCode() != 0) {
      throw new IllegalStateException(
          "The command '%s' of the settings ended with exit code %d: %s"
              .formatted(name, result.exitCode(), result.stderr().strip()));
    }
    return result.lines();
  }

  /** Runs it for what it does. */
  void run() {
    List<String> unused = lines("", List.of());
  }
}
