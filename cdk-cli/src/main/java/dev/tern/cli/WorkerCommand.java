package dev.tern.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/**
 * A command that asks the worker. Its worker is opened when it is needed, and closed at the end.
 */
abstract class WorkerCommand implements Callable<Integer> {

  private final Surroundings around;

  @Mixin private final CommonOptions common = new CommonOptions();

  WorkerCommand(Surroundings around) {
    this.around = around;
  }

  @Override
  public final Integer call() {
    try (Session session = new Session(around, common)) {
      return run(session);
    }
  }

  /** Does it; the exit code. */
  abstract int run(Session session);
}
