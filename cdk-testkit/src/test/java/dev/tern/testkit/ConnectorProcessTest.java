package dev.tern.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every process of the kit, seen from outside. */
@Execution(ExecutionMode.CONCURRENT)
class ConnectorProcessTest {

  private static final ConnectorCommand CONNECTOR = ConnectorCommand.ofClass(ActingConnector.class);
  private static final String TOKEN = "s3cr\"t/tök+n";

  /** 9 s, the last words, and what a busy machine adds. */
  private static final Duration FOR_THE_DEAF = Duration.ofSeconds(20);

  @TempDir Path folder;

  @Test
  void what_others_print_becomes_a_warning_that_names_them() throws Exception {
    RunResult result = CONNECTOR.run("act", "--config", config("print"));

    assertThat(result.exitCode()).isZero();
    assertThat(result.logs()).hasSize(2);
    assertThat(result.logs().get(0))
        .matches("WARN ActingConnector.java:\\d+ wrote to System.out: one line");
    int line = Integer.parseInt(result.logs().get(0).replaceAll("\\D", ""));
    assertThat(result.logs().get(1))
        .isEqualTo("WARN ActingConnector.java:" + (line + 1) + " wrote to System.out: grüße 🐦");
    assertThat(result.stderr()).isEqualTo("to stderr" + System.lineSeparator());
  }

  @Test
  void a_secret_leaves_by_no_door() throws Exception {
    RunResult result = CONNECTOR.run("act", "--config", config("leak"));

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.errors()).hasSize(1);
    String everything = String.join("\n", result.lines()) + result.stderr();
    assertThat(everything)
        .contains("out ", "err ", "log ", "inside ")
        .doesNotContain(TOKEN)
        .doesNotContain(TOKEN.replace("\"", "\\\""))
        .doesNotContain(Base64.getEncoder().encodeToString(TOKEN.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void logs_follow_the_level_and_are_never_cut() throws Exception {
    RunResult result = CONNECTOR.run("act", "--config", config("log"));
    RunResult debug = CONNECTOR.with("LOG_LEVEL", "debug").run("act", "--config", config("log"));
    RunResult error = CONNECTOR.with("LOG_LEVEL", "ERROR").run("act", "--config", config("log"));

    assertThat(result.logs()).containsExactly("INFO info 1 two", "WARN " + "x".repeat(100_000));
    assertThat(debug.logs()).startsWith("DEBUG debug").hasSize(3);
    assertThat(error.logs()).isEmpty();
  }

  @Test
  void a_thread_left_behind_is_named_and_hangs_nothing() throws Exception {
    RunResult result = CONNECTOR.run("act", "--config", config("leave a thread"));

    assertThat(result.exitCode()).isZero();
    assertThat(result.logs())
        .containsExactly("WARN The connector left thread 'left-over' running.");
  }

  @Test
  void an_unknown_log_level_is_told_once() throws Exception {
    RunResult result = CONNECTOR.with("LOG_LEVEL", "loud").run("act", "--config", config("log"));

    assertThat(result.logs())
        .containsExactly(
            "WARN LOG_LEVEL is unknown, INFO is used. Set it to one of: TRACE, DEBUG, INFO, WARN,"
                + " ERROR.",
            "INFO info 1 two",
            "WARN " + "x".repeat(100_000));
  }

  @ParameterizedTest
  @ValueSource(strings = {"exit", "exit elsewhere"})
  void a_connector_that_ends_the_process_itself_is_told_not_to(String action) throws Exception {
    RunResult result = CONNECTOR.run("act", "--config", config(action));

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.logs()).isEmpty();
    assertThat(result.errors()).hasSize(1);
    assertThat(result.errors().get(0).getMessage())
        .matches(
            "Something called System.exit while the command ran \\(ActingConnector.java:\\d+\\)."
                + " Remove the call.");
    assertThat(result.errors().get(0).getStackTrace()).contains("ActingConnector.exit");
  }

  @Test
  void running_out_of_memory_or_stack_is_told_in_words() throws Exception {
    RunResult memory =
        ConnectorCommand.ofClass(ActingConnector.class, "-Xmx32m")
            .run("act", "--config", config("run out of memory"));
    RunResult stack = CONNECTOR.run("act", "--config", config("call itself"));

    assertThat(memory.exitCode()).isEqualTo(1);
    assertThat(memory.errors().get(0).getMessage()).containsPattern("out of memory.* [23][0-9] MB");
    assertThat(stack.exitCode()).isEqualTo(1);
    assertThat(stack.errors().get(0).getMessage()).contains("out of stack");
  }

  @Test
  void sigterm_ends_at_a_safe_point_with_whole_lines() throws Exception {
    try (RunningConnector running = CONNECTOR.start("act", "--config", config("wait"))) {
      assertThat(running.awaitLine(line -> line.contains("RECORD"))).isPresent();
      running.terminate();
      RunResult result = running.await();

      assertThat(result.exitCode()).isEqualTo(143);
      assertThat(result.records("s")).hasSize(2);
    }
  }

  @Test
  void sigterm_cuts_no_line_of_a_connector_that_writes_all_the_time() throws Exception {
    try (RunningConnector running = CONNECTOR.start("act", "--config", config("flood"))) {
      assertThat(running.awaitLine(line -> line.contains("RECORD"))).isPresent();
      running.terminate();
      RunResult result = running.await();

      assertThat(result.exitCode()).isEqualTo(143);
      assertThat(result.messages()).isNotEmpty();
    }
  }

  @Test
  void a_connector_that_does_not_listen_is_ended_within_ten_seconds_and_named() throws Exception {
    try (RunningConnector running = CONNECTOR.start("act", "--config", config("ignore the stop"))) {
      assertThat(running.awaitLine(line -> line.contains("RECORD"))).isPresent();
      long asked = System.nanoTime();
      running.terminate();
      RunResult result = running.await();

      assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(FOR_THE_DEAF);
      assertThat(result.exitCode()).isEqualTo(143);
      assertThat(result.logs())
          .singleElement()
          .asString()
          .matches(
              "WARN The connector did not come to a safe point within 9 s: thread 'main' is in"
                  + " ignoreTheStop \\(ActingConnector.java:\\d+\\). It ends without one.");
    }
  }

  @Test
  void the_time_that_is_up_ends_it_like_a_signal() throws Exception {
    RunResult result = CONNECTOR.run("act", "--config", config("wait"), "--max-duration", "PT0.2S");
    RunResult early = CONNECTOR.run("act", "--config", config("print"), "--max-duration", "2h");
    long asked = System.nanoTime();
    RunResult deaf =
        CONNECTOR.run("act", "--config", config("ignore the stop"), "--max-duration", "1s");

    assertThat(result.exitCode()).isEqualTo(143);
    assertThat(result.records("s")).hasSize(2);
    assertThat(early.exitCode()).isZero();
    assertThat(deaf.exitCode()).isEqualTo(143);
    assertThat(deaf.logs()).singleElement().asString().contains("thread 'main'");
    assertThat(Duration.ofNanos(System.nanoTime() - asked))
        .isLessThan(FOR_THE_DEAF.plusSeconds(20));
  }

  @Test
  void a_failure_on_the_way_to_the_safe_point_is_told() throws Exception {
    try (RunningConnector running =
        CONNECTOR.start("act", "--config", config("fail when stopped"))) {
      assertThat(running.awaitLine(line -> line.contains("RECORD"))).isPresent();
      running.terminate();
      RunResult result = running.await();

      assertThat(result.exitCode()).isEqualTo(143);
      assertThat(result.errors()).hasSize(1);
      assertThat(result.records("s")).hasSize(2);
    }
    RunResult timed =
        CONNECTOR.run("act", "--config", config("fail when stopped"), "--max-duration", "PT0.2S");
    assertThat(timed.exitCode()).isEqualTo(1);
    assertThat(timed.errors()).hasSize(1);
  }

  @Test
  void sigterm_ends_a_connector_whose_output_nobody_reads() throws Exception {
    try (RunningConnector running = CONNECTOR.start("act", "--config", config("flood"))) {
      assertThat(running.awaitLine(line -> line.contains("RECORD"))).isPresent();
      running.terminate();

      assertThat(running.awaitExit().exitCode()).isEqualTo(143);
    }
  }

  @Test
  void a_reader_that_goes_away_ends_it_quietly() throws Exception {
    try (RunningConnector running = CONNECTOR.start("act", "--config", config("flood"))) {
      assertThat(running.awaitLine(line -> line.contains("RECORD"))).isPresent();
      running.closeOutput();
      RunResult result = running.awaitExit();

      assertThat(result.exitCode()).isEqualTo(1);
      assertThat(result.stderr()).isEmpty();
    }
  }

  @Test
  void a_full_device_ends_it_with_one_sentence() throws Exception {
    Process process =
        CONNECTOR
            .processBuilder("act", "--config", config("flood"))
            .redirectOutput(new File("/dev/full"))
            .start();
    String stderr = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).isEqualTo(1);
    assertThat(stderr.lines())
        .containsExactly("stdout cannot be written: No space left on device.");
  }

  @ParameterizedTest
  @CsvSource({"LC_ALL,C", "LC_ALL,tr_TR.UTF-8", "TZ,Pacific/Apia"})
  void the_locale_and_the_time_zone_change_nothing(String variable, String value) throws Exception {
    RunResult result = CONNECTOR.with(variable, value).run("act", "--config", config("print"));

    assertThat(result.logs().get(1)).endsWith("grüße 🐦");
  }

  @Test
  void wrong_usage_is_told_twice_when_no_person_is_looking() {
    RunResult result = CONNECTOR.run("atc");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.stderr()).startsWith("Unknown command 'atc'. Did you mean 'act'?");
    assertThat(result.errors()).hasSize(1);
  }

  @Test
  void no_arguments_are_told_to_the_platform_too() {
    RunResult result = CONNECTOR.run();

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.stderr()).startsWith("Usage:");
    assertThat(result.errors())
        .singleElement()
        .satisfies(error -> assertThat(error.getMessage()).isEqualTo("A command is missing."));
  }

  private Path config(String action) throws IOException {
    String json =
        "{\"action\":\"" + action + "\",\"token\":\"" + TOKEN.replace("\"", "\\\"") + "\"}";
    return Files.writeString(folder.resolve("config.json"), json);
  }
}
