package dev.tern.testkit.suite;

import dev.tern.testkit.ConnectorCommand;
import dev.tern.worker.connector.Connector;
import dev.tern.worker.connector.ConnectorReferences;
import dev.tern.worker.connector.ConnectorRun;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A connector that is a program, run as a process of its own.
 *
 * @param command how it is started
 */
public record CommandConnector(ConnectorCommand command) implements Detached {

  private static final Pattern PLAIN = Pattern.compile("[\\w./:=@%+,~-]+");

  /** A main class of the tests' own class path, as a process of its own. */
  public static CommandConnector ofClass(Class<?> main, String... jvmFlags) {
    return new CommandConnector(ConnectorCommand.ofClass(main, jvmFlags));
  }

  @Override
  public String reference() {
    return "exec:"
        + command.words().stream()
            .map(word -> PLAIN.matcher(word).matches() ? word : quoted(word))
            .collect(Collectors.joining(" "));
  }

  @Override
  public ConnectorRun start(List<String> arguments) {
    List<String> words = new ArrayList<>();
    if (!command.environment().isEmpty()) {
      words.add("env");
      command.environment().forEach((name, value) -> words.add(name + "=" + value));
    }
    words.addAll(command.words());
    String line = words.stream().map(CommandConnector::quoted).collect(Collectors.joining(" "));
    return new ConnectorReferences(Path.of(""), OutputStream.nullOutputStream())
        .parse("exec:" + line)
        .start(arguments);
  }

  /** The same connector without some environment variables, whoever has set them. */
  public Connector without(Set<String> variables) {
    List<String> words = new ArrayList<>(List.of("env"));
    variables.stream().sorted().forEach(name -> words.addAll(List.of("-u", name)));
    words.addAll(command.words());
    Map<String, String> rest = new LinkedHashMap<>(command.environment());
    rest.keySet().removeAll(variables);
    return new CommandConnector(new ConnectorCommand(words, rest));
  }

  @Override
  public Confinement confined(Set<Path> needed) {
    return ConfinedCommand.of(command, needed);
  }

  private static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
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
