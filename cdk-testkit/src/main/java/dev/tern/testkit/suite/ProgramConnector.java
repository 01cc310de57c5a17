package dev.tern.testkit.suite;

import dev.tern.cdk.cli.ConnectorProgram;
import dev.tern.worker.connector.Connector;
import dev.tern.worker.connector.ConnectorRun;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * A connector that runs inside this process: quick to start, open to a debugger.
 *
 * <p>Of the environment it knows {@code TZ} and {@code LANG}, which become the defaults of this
 * process while it runs. One run waits for the end of the run before, also of a killed one.
 */
public final class ProgramConnector implements Surroundings {

  private static final Pattern LAMBDA = Pattern.compile("\\$\\$Lambda.*");

  private final String name;
  private final Supplier<? extends ConnectorProgram> program;
  private final Map<String, String> environment;
  private final Semaphore turn;

  private ProgramConnector(
      String name,
      Supplier<? extends ConnectorProgram> program,
      Map<String, String> environment,
      Semaphore turn) {
    this.name = name;
    this.program = program;
    this.environment = Map.copyOf(environment);
    this.turn = turn;
  }

  /**
   * One that is named after its class; a lambda after the class it is written in, as the name of
   * its own is another in each run.
   *
   * @param program makes one for each run
   */
  public static ProgramConnector of(Supplier<? extends ConnectorProgram> program) {
    String name = LAMBDA.matcher(program.get().getClass().getName()).replaceFirst("");
    return new ProgramConnector(name, program, Map.of(), new Semaphore(1));
  }

  @Override
  public String reference() {
    return "class:" + name;
  }

  @Override
  public ConnectorRun start(List<String> arguments) {
    return new dev.tern.worker.connector.ProgramConnector(
            reference(), () -> new SettledProgram(program.get(), Locality.of(environment), turn))
        .start(arguments);
  }

  @Override
  public Connector with(Map<String, String> variables) {
    Map<String, String> more = new LinkedHashMap<>(environment);
    more.putAll(variables);
    return new ProgramConnector(name, program, more, turn);
  }
}
