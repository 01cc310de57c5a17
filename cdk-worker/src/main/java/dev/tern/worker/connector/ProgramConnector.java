package dev.tern.worker.connector;

import dev.tern.cdk.cli.ConnectorProgram;
import java.util.List;
import java.util.function.Supplier;

/**
 * A connector that runs inside this process: one under a debugger, or one that comes with the
 * worker.
 *
 * @param programs makes a program for every run
 */
public record ProgramConnector(String reference, Supplier<? extends ConnectorProgram> programs)
    implements Connector {

  @Override
  public ConnectorRun start(List<String> arguments) {
    return ProgramRun.start(reference, programs.get(), arguments);
  }
}
