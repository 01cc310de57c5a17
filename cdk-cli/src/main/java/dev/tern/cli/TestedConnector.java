package dev.tern.cli;

import dev.tern.cdk.error.ConfigException;
import dev.tern.cli.kit.SettingKey;
import dev.tern.cli.kit.Settings;
import dev.tern.testkit.ConnectorCommand;
import dev.tern.testkit.suite.CommandConnector;
import dev.tern.testkit.suite.ImageConnector;
import dev.tern.worker.connector.Connector;
import dev.tern.worker.connector.ConnectorReferences;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The connector that is tried: a program and its arguments, or a reference.
 *
 * @param words on the command line; when there are none those of the settings
 */
record TestedConnector(List<String> words, Settings settings) {
  private static final Pattern REFERENCE = Pattern.compile("(jar|exec|docker|class):.+");
  private static final String IMAGE = "docker:";

  private static final List<String> SEARCHED =
      List.of(System.getenv().getOrDefault("PATH", "/usr/bin:/bin").split(File.pathSeparator, -1));

  Connector in(Surroundings around) {
    List<String> command = words.isEmpty() ? settings.texts(SettingKey.COMMAND) : words;
    if (command.isEmpty()) {
      throw new ConfigException("The connector is missing. Write what starts it behind --");
    }
    String first = command.get(0);
    return command.size() == 1 && REFERENCE.matcher(first).matches()
        ? referred(first, around)
        : started(command, around);
  }

  private Connector referred(String reference, Surroundings around) {
    if (reference.startsWith(IMAGE)) {
      return ImageConnector.of(reference.substring(IMAGE.length()));
    }
    ConnectorReferences references = Desk.references(around);
    return references
        .command(reference)
        .map(command -> started(command, around))
        .orElseGet(() -> references.parse(reference));
  }

  private Connector started(List<String> command, Surroundings around) {
    requireProgram(command.get(0), around);
    ConnectorCommand started = new ConnectorCommand(command, Map.of());
    for (Map.Entry<String, String> variable : settings.environment().entrySet()) {
      started = started.with(variable.getKey(), variable.getValue());
    }
    return new CommandConnector(started);
  }

  /** Without it no rule could be tried, and each would say so. */
  private static void requireProgram(String name, Surroundings around) {
    List<Path> places =
        name.contains("/")
            ? List.of(around.folder().resolve(name), Path.of(name))
            : SEARCHED.stream().map(folder -> Path.of(folder, name)).toList();
    if (places.stream().noneMatch(Files::isExecutable)) {
      throw new ConfigException(
          "The connector cannot be started: there is no program '%s'. Check the name."
              .formatted(name));
    }
  }
}
