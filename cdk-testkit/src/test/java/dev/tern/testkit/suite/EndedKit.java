package dev.tern.testkit.suite;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tern.testkit.ConnectorCommand;
import java.io.PrintStream;
import java.time.Duration;

/**
 * A process that watches a connector which never ends, and says the id of what that has started.
 */
final class EndedKit {

  private EndedKit() {}

  /** Prints the process id, and goes on until it is ended from outside. */
  public static void main(String[] arguments) throws InterruptedException {
    CommandConnector connector =
        new CommandConnector(ConnectorCommand.of("sh", "-c", "sleep 1000 & echo $!; wait"));
    PrintStream out = new PrintStream(System.out, true);
    try (WatchedConnector watched =
            new WatchedConnector(connector, TranscriptJudge.none(), Duration.ofMinutes(5));
        LiveRun run = watched.start(Trial.of("check", JsonNodeFactory.instance.objectNode()))) {
      run.next().ifPresent(line -> out.println(line.text()));
      run.finish();
    }
  }
}
