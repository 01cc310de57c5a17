package dev.tern.worker.connector;

import dev.tern.cdk.error.ConfigException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A connector that is a program of its own, in whatever language.
 *
 * @param words how it is started
 * @param files all that it is made of; empty when that is not known
 */
record ProcessConnector(String reference, List<String> words, List<Path> files)
    implements Connector {

  ProcessConnector {
    words = List.copyOf(words);
    files = List.copyOf(files);
  }

  ProcessConnector(String reference, List<String> words) {
    this(reference, words, List.of());
  }

  @Override
  public Optional<String> stamp() {
    List<String> stamps = files.stream().flatMap(file -> FileStamp.of(file).stream()).toList();
    return stamps.isEmpty() || stamps.size() < files.size()
        ? Optional.empty()
        : Optional.of(String.join("\n", stamps));
  }

  @Override
  public ConnectorRun start(List<String> arguments) {
    List<String> line = new ArrayList<>(words);
    line.addAll(arguments);
    return start(reference, line);
  }

  static ProcessRun start(String reference, List<String> line) {
    try {
      return ProcessRun.start(new ProcessBuilder(Undisturbed.words(line)));
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
