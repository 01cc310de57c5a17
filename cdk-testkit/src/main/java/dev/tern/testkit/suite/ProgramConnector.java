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

  private final String reference;
  private final Supplier<? extends ConnectorProgram> program;
  private final Map<String, String> environment;
  private final Semaphore turn;
  private final ThreadGroup threads;

  private ProgramConnector(
      String reference,
      Supplier<? extends ConnectorProgram> program,
      Map<String, String> environment,
      Semaphore turn,
      ThreadGroup threads) {
    this.reference = reference;
    this.program = program;
    this.environment = Map.copyOf(environment);
    this.turn = turn;
    this.threads = threads;
  }

  /**
   * One that is named after its class; a lambda after the class it is written in, as the name of
   * its own is another in each run.
   *
   * @param program makes one for each run
   */
  public static ProgramConnector of(Supplier<? extends ConnectorProgram> program) {
    String name = LAMBDA.matcher(program.get().getClass().getName()).replaceFirst("");
    return of("class:" + name, program);
  }

  /** The same connector as one of these, if it runs inside this process. */
  static Connector settled(Connector connector) {
    return connector instanceof dev.tern.worker.connector.ProgramConnector plain
        ? of(plain.reference(), plain.programs())
        : connector;
  }

  private static ProgramConnector of(
      String reference, Supplier<? extends ConnectorProgram> program) {
    ThreadGroup threads = Thread.currentThread().getThreadGroup();
    return new ProgramConnector(reference, program, Map.of(), new Semaphore(1), threads);
  }

  @Override
  public String reference() {
    return reference;
  }

  @Override
  public ConnectorRun start(List<String> arguments) {
    return new dev.tern.worker.connector.ProgramConnector(
            reference,
            () -> new SettledProgram(program.get(), Locality.of(environment), turn, threads))
        .start(arguments);
  }

  /** The same connector whose threads are all in a group. */
  ProgramConnector within(ThreadGroup group) {
    return new ProgramConnector(reference, program, environment, turn, group);
  }

  @Override
  public ProgramConnector with(Map<String, String> variables) {
    Map<String, String> more = new LinkedHashMap<>(environment);
    more.putAll(variables);
    return new ProgramConnector(reference, program, more, turn, threads);
  }
}
