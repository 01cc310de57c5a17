package dev.tern.cli;

import dev.tern.cdk.error.ConfigException;
import dev.tern.cli.kit.SettingKey;
import dev.tern.cli.kit.Settings;
import dev.tern.testkit.ConnectorCommand;
import dev.tern.testkit.suite.CommandConnector;
import dev.tern.testkit.suite.ImageConnector;
import dev.tern.worker.connector.Connector;
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

  Connector in(Surroundings around) {
    List<String> command = words.isEmpty() ? settings.texts(SettingKey.COMMAND) : words;
    if (command.isEmpty()) {
      throw new ConfigException("The connector is missing. Write what starts it behind --");
    }
    if (command.size() == 1 && REFERENCE.matcher(command.get(0)).matches()) {
      String image = command.get(0).replaceFirst("^docker:", "");
      return image.equals(command.get(0))
          ? Desk.references(around).parse(image)
          : ImageConnector.of(image);
    }
    ConnectorCommand started = new ConnectorCommand(command, Map.of());
    for (Map.Entry<String, String> variable : settings.environment().entrySet()) {
      started = started.with(variable.getKey(), variable.getValue());
    }
    return new CommandConnector(started);
  }
}
