package dev.tern.cdk.source;

import dev.tern.cdk.cli.Command;
import dev.tern.cdk.cli.ConnectorCli;
import dev.tern.cdk.cli.PackagedSpec;
import dev.tern.cdk.cli.StandardStreams;
import dev.tern.cdk.cli.StopSignal;
import java.util.List;

/**
 * The way from {@code main} into a source.
 *
 * <p>The source is named after its class: {@code UsersSource} is {@code source-users}. Exit codes:
 * 0 done, 1 failed (the traces say why), 2 wrong usage, 143 stopped by a signal at a safe point.
 */
public final class SourceRunner {

  private SourceRunner() {}

  /**
   * Runs one command of a source as this process.
   *
   * @return the exit code for {@link System#exit}
   */
  public static int run(AbstractSource<?> source, String[] args) {
    if (PackagedSpec.answers(source.getClass(), args)) {
      return 0;
    }
    SourceConnector<?> connector = new SourceConnector<>(source);
    return ConnectorCli.run(connector, connector.commands(), args);
  }

  /** As {@link #run(AbstractSource, String[])} inside another program, on streams of its own. */
  public static int run(AbstractSource<?> source, String[] args, StandardStreams streams) {
    return run(source, args, streams, new StopSignal());
  }

  static int run(
      AbstractSource<?> source, String[] args, StandardStreams streams, StopSignal stop) {
    SourceConnector<?> connector = new SourceConnector<>(source);
    return ConnectorCli.run(connector, connector.commands(), args, streams, stop);
  }

  static List<Command> commands(AbstractSource<?> source) {
    return new SourceConnector<>(source).commands();
  }
}
