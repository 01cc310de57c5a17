package dev.tern.cdk.destination;

import dev.tern.cdk.cli.CheckCommand;
import dev.tern.cdk.cli.Command;
import dev.tern.cdk.cli.ConnectorCli;
import dev.tern.cdk.cli.PackagedSpec;
import dev.tern.cdk.cli.SpecCommand;
import dev.tern.cdk.cli.StandardStreams;
import dev.tern.cdk.cli.StopSignal;
import java.util.List;

/**
 * The way from {@code main} into a destination.
 *
 * <pre>{@code
 * public static void main(String[] args) {
 *   System.exit(DestinationRunner.run(new JsonlDestination(), args));
 * }
 * }</pre>
 */
public final class DestinationRunner {

  private DestinationRunner() {}

  /**
   * Runs one command, {@code spec}, {@code check} or {@code write}, on the streams of the process.
   *
   * @return the exit code for {@link System#exit}: 0 done, 1 failed after an ERROR trace, 2 wrong
   *     usage, 143 stopped by a signal at a safe point
   */
  public static int run(AbstractDestination<?> destination, String[] args) {
    if (PackagedSpec.answers(destination.getClass(), args)) {
      return 0;
    }
    Parts<?> parts = Parts.of(destination);
    return ConnectorCli.run(parts.connector(), parts.commands(), args);
  }

  /**
   * As {@link #run(AbstractDestination, String[])} inside another program, on streams of its own.
   */
  public static int run(
      AbstractDestination<?> destination, String[] args, StandardStreams streams) {
    return run(destination, args, streams, new StopSignal());
  }

  static int run(
      AbstractDestination<?> destination, String[] args, StandardStreams streams, StopSignal stop) {
    Parts<?> parts = Parts.of(destination);
    return ConnectorCli.run(parts.connector(), parts.commands(), args, streams, stop);
  }

  /** What the command line is made of. */
  private record Parts<C>(DestinationConnector<C> connector, List<Command> commands) {

    static <C> Parts<C> of(AbstractDestination<C> destination) {
      DestinationConnector<C> connector = new DestinationConnector<>(destination);
      return new Parts<>(
          connector,
          List.of(
              new SpecCommand(connector),
              new CheckCommand(connector),
              new WriteCommand<>(destination, connector)));
    }
  }
}
