package dev.tern.testkit.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tern.cdk.cli.ConnectorProgram;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Alone, since what others print would be among it. */
@Isolated
class SettledProgramTest {

  private final PrintStream before = System.err;
  private final ByteArrayOutputStream console = new ByteArrayOutputStream();
  private final PrintStream there = new PrintStream(console, true, StandardCharsets.UTF_8);

  @BeforeEach
  void takeTheConsole() {
    System.setErr(there);
  }

  @AfterEach
  void giveTheConsoleBack() {
    System.setErr(before);
  }

  private static Observed run(ConnectorProgram program) throws InterruptedException {
    try (WatchedConnector connector =
        new WatchedConnector(
            ProgramConnector.of(() -> program), TranscriptJudge.none(), Duration.ofSeconds(20))) {
      return connector.run(Trial.of("check", "check"));
    }
  }

  @Test
  void what_a_program_and_its_threads_print_to_system_err_is_seen_as_its_stderr() throws Exception {
    Observed run =
        run(
            (arguments, streams, stop) -> {
              System.err.println("password=höher");
              Thread thread = new Thread(() -> System.err.print("of a thread"));
              thread.start();
              return join(thread) + 3;
            });

    assertThat(run.errors().lines()).containsExactly("password=höher", "of a thread");
    assertThat(run.end()).isEqualTo("exit code 3, 'of a thread'");
  }

  @Test
  void it_still_comes_to_the_console_which_is_given_back() throws Exception {
    Observed run =
        run(
            (arguments, streams, stop) -> {
              System.err.println("for a person");
              return 0;
            });

    assertThat(run.succeeded()).isTrue();
    assertThat(console.toString(StandardCharsets.UTF_8).strip()).isEqualTo("for a person");
    assertThat(System.err).isSameAs(there);
  }

  @Test
  void what_others_print_at_the_same_time_is_not_its_own() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch printed = new CountDownLatch(1);
    Thread other =
        new Thread(
            () -> {
              await(running);
              System.err.println("of another test");
              printed.countDown();
            });
    other.start();
    Observed run =
        run(
            (arguments, streams, stop) -> {
              running.countDown();
              await(printed);
              return 0;
            });

    assertThat(run.errors()).isEmpty();
    assertThat(console.toString(StandardCharsets.UTF_8).strip()).isEqualTo("of another test");
  }

  private static int join(Thread thread) {
    try {
      thread.join();
      return 0;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
