package dev.tern.cli;

import dev.tern.cdk.error.ConfigException;
import dev.tern.cli.kit.SettingKey;
import dev.tern.cli.kit.Settings;
import dev.tern.testkit.ConnectorCommand;
import dev.tern.testkit.suite.CommandConnector;
import dev.tern.testkit.suite.ImageConnector;
import dev.tern.worker.connector.Connector;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The connector that is tried: a program and its arguments, or a reference.
 *
 * @param words on the command line; when there are none those of the settings
 */
record TestedConnector(List<String> words, Settings settings) {
  private static final Pattern REFERENCE = Pattern.compile("(jar|exec|docker|class):.+");

  /** The first word of a command, in quotes or not. */
  private static final Pattern PROGRAM =
      Pattern.compile(
          "^exec:\\s*(?:'(?<single>[^']+)'|\"(?<double>[^\"\\\\]+)\"|(?<bare>[^\\s'\"\\\\]+))(?:\\s|$)");

  private static final List<String> SEARCHED =
      List.of(System.getenv().getOrDefault("PATH", "/usr/bin:/bin").split(File.pathSeparator, -1));

  Connector in(Surroundings around) {
    List<String> command = words.isEmpty() ? settings.texts(SettingKey.COMMAND) : words;
    if (command.isEmpty()) {
      throw new ConfigException("The connector is missing. Write what starts it behind --");
    }
    if (command.size() == 1 && REFERENCE.matcher(command.get(0)).matches()) {
      String image = command.get(0).replaceFirst("^docker:", "");
      return image.equals(command.get(0)) ? started(image, around) : ImageConnector.of(image);
    }
    requireProgram(command.get(0), around);
    ConnectorCommand started = new ConnectorCommand(command, Map.of());
    for (Map.Entry<String, String> variable : settings.environment().entrySet()) {
      started = started.with(variable.getKey(), variable.getValue());
    }
    return new CommandConnector(started);
  }

  private static Connector started(String reference, Surroundings around) {
    Matcher program = PROGRAM.matcher(reference);
    if (program.find()) {
      Stream.of("single", "double", "bare")
          .map(program::group)
          .filter(Objects::nonNull)
          .forEach(name -> requireProgram(name, around));
    }
    return Desk.references(around).parse(reference);
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
