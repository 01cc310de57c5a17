package dev.tern.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two connectors that each wait for the other before they say what they are. Their names have the
 * same hash code, so that a table of what is known may not hold one up for the other either.
 */
@Timeout(60)
class BothAtOnceTest {

  private static final String WAITING =
      """
      if [ $1 = spec ]; then %s; fi
      """;

  @TempDir Path folder;

  @BeforeEach
  void meet() throws Exception {
    Path meeting = folder.resolve("meeting");
    assertThat(new ProcessBuilder("mkfifo", meeting.toString()).start().waitFor()).isZero();
  }

  @Test
  void are_asked_at_once_when_a_sync_begins() throws Exception {
    Path source = source("");
    Path destination = destination("");
    assertThat(
            cdk("connection", "create", "c", "exec:sh " + source, "exec:sh " + destination).exit())
        .isZero();
    source(WAITING.formatted("echo > '" + folder.resolve("meeting") + "'"));
    destination(WAITING.formatted("read -r word < '" + folder.resolve("meeting") + "'"));

    CommandRun run = cdk("sync", "c");

    assertThat(run.exit()).as(run.out() + run.err()).isZero();
    assertThat(run.out()).contains("1 committed");
  }

  @Test
  void are_asked_at_once_when_a_connection_is_made() throws Exception {
    Path source = source(WAITING.formatted("echo > '" + folder.resolve("meeting") + "'"));
    Path destination =
        destination(WAITING.formatted("read -r word < '" + folder.resolve("meeting") + "'"));

    CommandRun run =
        cdk("connection", "create", "c", "exec:sh " + source, "exec:sh " + destination);

    assertThat(run.exit()).as(run.out() + run.err()).isZero();
  }

  @Test
  void and_when_one_of_them_fails_it_is_told() throws Exception {
    Path source = source("");
    Path destination = destination("");
    cdk("connection", "create", "c", "exec:sh " + source, "exec:sh " + destination);
    source("exit 4\n");

    assertThat(cdk("sync", "c").err()).contains("ended with exit code 4 without an answer");
    source("");
    destination("exit 5\n");
    assertThat(cdk("sync", "c").err()).contains("ended with exit code 5 without an answer");
  }

  private Path source(String first) throws Exception {
    Recording.script(folder, "record 1; state 1");
    String script = Files.readString(folder.resolve("source.sh"));
    return Files.writeString(folder.resolve("Aa.sh"), first + script);
  }

  private Path destination(String first) throws Exception {
    String spec =
        """
        case $1 in
          spec) echo '{"type":"SPEC","spec":{"connectionSpecification":{"type":"object"},\
        "supported_destination_sync_modes":["append"]}}' ;;
          write) grep '"type":"STATE"' ;;
        esac
        """;
    return Files.writeString(folder.resolve("BB.sh"), first + spec);
  }

  private CommandRun cdk(String... words) {
    return CommandRun.in(folder, words);
  }
}
