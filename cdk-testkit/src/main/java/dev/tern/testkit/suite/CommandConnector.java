package dev.tern.testkit.suite;

import dev.tern.cdk.error.ConfigException;
import dev.tern.testkit.ConnectorCommand;
import dev.tern.worker.connector.Connector;
import dev.tern.worker.connector.ConnectorRun;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * A connector that is a program, run as a process of its own.
 *
 * @param command how it is started
 */
public record CommandConnector(ConnectorCommand command) implements Surroundings {

  @Override
  public String reference() {
    return "exec:" + String.join(" ", command.words());
  }

  @Override
  public ConnectorRun start(List<String> arguments) {
    try {
      return new ProcessRun(command.processBuilder(arguments.toArray()).start());
    } catch (IOException e) {
      throw new ConfigException(
          "The connector '" + command.words().get(0) + "' cannot be started. Check its path.", e);
    }
  }

  @Override
  public Connector with(Map<String, String> variables) {
    ConnectorCommand changed = command;
    for (Map.Entry<String, String> variable : variables.entrySet()) {
      changed = changed.with(variable.getKey(), variable.getValue());
    }
    return new CommandConnector(changed);
  }
}
