package dev.tern.worker.connector;

import dev.tern.cdk.error.ConfigException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A connector that is a program of its own, in whatever language. */
record ProcessConnector(String reference, List<String> words) implements Connector {

  ProcessConnector {
    words = List.copyOf(words);
  }

  @Override
  public ConnectorRun start(List<String> arguments) {
    List<String> line = new ArrayList<>(words);
    line.addAll(arguments);
    return start(reference, line);
  }

  static ProcessRun start(String reference, List<String> line) {
    try {
      return ProcessRun.start(new ProcessBuilder(line));
    } catch (IOException e) {
      throw new ConfigException(
          "The connector '"
              + reference
              + "' cannot be started: there is no program '"
              + line.get(0)
              + "' that may be run. Check the reference.",
          e);
    }
  }
}
