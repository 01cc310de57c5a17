package dev.tern.testkit.suite;

import dev.tern.cdk.cli.ConnectorProgram;
import dev.tern.worker.connector.Connector;
import dev.tern.worker.connector.ConnectorRun;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A connector that runs inside this process: quick to start, open to a debugger.
 *
 * <p>Of the environment it knows {@code TZ} and {@code LANG}, which become the defaults of this
 * process while it runs. Only one runs at a time.
 *
 * @param name what it is called
 * @param program makes one for each run
 * @param environment its variables
 */
public record ProgramConnector(
    String name, Supplier<? extends ConnectorProgram> program, Map<String, String> environment)
    implements Surroundings {

  /** Keeps its own copy. */
  public ProgramConnector {
    environment = Map.copyOf(environment);
  }

  /** One that is named after its class. */
  public static ProgramConnector of(Supplier<? extends ConnectorProgram> program) {
    return new ProgramConnector(program.get().getClass().getName(), program, Map.of());
  }

  @Override
  public String reference() {
    return "class:" + name;
  }

  @Override
  public ConnectorRun start(List<String> arguments) {
    return new ProgramRun(program.get(), arguments, Locality.of(environment));
  }

  @Override
  public Connector with(Map<String, String> variables) {
    Map<String, String> more = new LinkedHashMap<>(environment);
    more.putAll(variables);
    return new ProgramConnector(name, program, more);
  }
}
