package dev.tern.cdk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.error.SystemException;
import dev.tern.cdk.error.TransientException;
import dev.tern.cdk.message.ProtocolJson;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectorCliTest {

  @TempDir Path folder;

  @Test
  void no_arguments_show_the_help_and_exit_with_two() throws Exception {
    ScriptedConnector connector = new ScriptedConnector(context -> {});

    assertThat(connector.run()).isEqualTo(2);
    assertThat(connector.stderr()).startsWith("Usage:").contains("spec", "check", "read");
    assertThat(error(connector).path("message").asText()).isEqualTo("A command is missing.");
  }

  @Test
  void a_typo_in_a_command_gets_a_suggestion() throws Exception {
    ScriptedConnector connector = new ScriptedConnector(context -> {});

    assertThat(connector.run("chek")).isEqualTo(2);
    assertThat(connector.stderr()).startsWith("Unknown command 'chek'. Did you mean 'check'?");
    assertThat(error(connector).path("message").asText()).startsWith("Unknown command 'chek'.");
  }

  @Test
  void a_typo_in_a_flag_gets_a_suggestion() {
    ScriptedConnector connector = new ScriptedConnector(context -> {});

    assertThat(connector.run("check", "--confg", "x")).isEqualTo(2);
    assertThat(connector.stderr()).contains("--config");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "read --config c.json | Missing required flag: --catalog FILE.",
        "read | Missing required flags: --config FILE, --catalog FILE.",
        "check --conf c.json | Unknown flag '--conf'. Did you mean '--config'?",
        "check -config c.json | Unknown flag '-config'. Did you mean '--config'?",
        "check c.json | 'c.json' is no flag. Write --config c.json.",
        "read --config c.json k.json | 'k.json' is no flag. Write --catalog k.json.",
        "spec c.json | Unknown argument 'c.json'.",
        "read --config c.json --catalog k.json --max-duration 10 | '10' is no time for"
            + " --max-duration. Write 90s, 10m, 2h or PT1H30M.",
        "check --config c.json --max-duration 10m | Unknown flag '--max-duration'.",
        "--config c.json check | Put the command before the flag '--config'."
      })
  void every_slip_says_what_to_write(String line, String sentence) throws Exception {
    ScriptedConnector connector = new ScriptedConnector(context -> {});

    assertThat(connector.run(line.split(" "))).isEqualTo(2);
    assertThat(connector.stderr()).startsWith(sentence);
    assertThat(error(connector).path("message").asText()).isEqualTo(sentence);
  }

  @Test
  void a_state_that_is_not_there_may_be_left_out() throws Exception {
    ScriptedConnector connector = new ScriptedConnector(CommandContext::state);
    List<String> line = new ArrayList<>(List.of(read()));
    line.addAll(List.of("--state", folder.resolve("none.json").toString()));

    assertThat(connector.run(line.toArray(String[]::new))).isEqualTo(1);
    assertThat(error(connector).path("message").asText())
        .endsWith("(--state) does not exist. Leave --state out for a first sync.");
  }

  @Test
  void an_unknown_key_beside_a_problem_is_in_the_answer_alone() throws Exception {
    Path config = write("config.json", "{\"tokn\":1}");
    ScriptedConnector connector = new ScriptedConnector(context -> {});

    assertThat(connector.run("check", "--config", config.toString())).isZero();
    assertThat(connector.lines()).hasSize(1);
    assertThat(status(connector).path("message").asText()).contains("/tokn is unknown");
  }

  @Test
  void the_maintainer_is_told_the_root_of_a_failure() throws Exception {
    assertThat(failure(new ConfigException("Set the key.")).path("internal_message").asText())
        .isEqualTo("dev.tern.cdk.error.ConfigException: Set the key.");
    assertThat(
            failure(new ConfigException("Set the key.", new IllegalStateException("detail")))
                .path("internal_message")
                .asText())
        .contains("detail");
  }

  @Test
  void frames_of_bridges_are_left_out_and_one_frame_is_one_frame() throws Exception {
    IllegalStateException failure = new IllegalStateException("x");
    failure.setStackTrace(
        new StackTraceElement[] {
          frame("my.Source", "check", 30),
          frame("my.Source", "check", 12),
          frame("dev.tern.cdk.cli.CheckCommand", "run", 5),
          frame("my.Walk", "step", 9),
          frame("my.Walk", "step", 7),
          frame("my.Walk", "step", 7)
        });

    assertThat(failure(failure).path("stack_trace").asText().lines())
        .containsExactly(
            "java.lang.IllegalStateException: x",
            "\tat my.Source.check(File.java:30)",
            "\t… 1 frame of the kit and the JDK",
            "\tat my.Walk.step(File.java:9)",
            "\tat my.Walk.step(File.java:7)",
            "\tat my.Walk.step(File.java:7)");
  }

  private static StackTraceElement frame(String type, String method, int line) {
    return new StackTraceElement(type, method, "File.java", line);
  }

  @Test
  void flags_take_their_value_after_a_space_or_an_equals_sign() throws Exception {
    Path config = write("config.json", "{\"token\":\"right-token\"}");

    for (String[] args :
        new String[][] {
          {"check", "--config", config.toString()}, {"check", "--config=" + config}
        }) {
      ScriptedConnector connector = new ScriptedConnector(context -> {});
      assertThat(connector.run(args)).isZero();
      assertThat(status(connector).path("status").asText()).isEqualTo("SUCCEEDED");
    }
  }

  @Test
  void help_and_version_are_answers() {
    ScriptedConnector help = new ScriptedConnector(context -> {});
    ScriptedConnector version = new ScriptedConnector(context -> {});

    assertThat(help.run("--help")).isZero();
    assertThat(help.lines().get(0)).isEqualTo("Usage:");
    assertThat(version.run("--version")).isZero();
    assertThat(version.lines()).hasSize(1).first().asString().startsWith("source-scripted ");
  }

  @Test
  void spec_prints_exactly_one_message() throws Exception {
    ScriptedConnector connector = new ScriptedConnector(context -> {});

    assertThat(connector.run("spec")).isZero();
    assertThat(connector.lines()).hasSize(1);
    assertThat(json(connector.lines().get(0)).path("type").asText()).isEqualTo("SPEC");
  }

  @Test
  void a_bad_config_is_an_answer_of_check_and_hides_the_secret() throws Exception {
    Path config = write("config.json", "{\"token\":\"wrong-token\"}");
    ScriptedConnector connector = new ScriptedConnector(context -> {});

    assertThat(connector.run("check", "--config", config.toString())).isZero();
    assertThat(status(connector).path("status").asText()).isEqualTo("FAILED");
    assertThat(connector.lines().get(0)).contains("is refused").doesNotContain("wrong-token");
  }

  @Test
  void every_unusable_config_file_says_what_to_do() throws Exception {
    assertThat(checked(folder.resolve("nowhere.json"))).contains("does not exist", "--config");
    assertThat(checked(folder)).contains("is a directory");
    assertThat(checked(write("text.json", "hello"))).contains("is not JSON", "line 1");
    assertThat(checked(write("array.json", "[]"))).contains("holds a JSON array");
    assertThat(checked(write("empty.json", ""))).contains("is empty");
    assertThat(checked(write("two.json", "{} {}"))).contains("more than one");
    assertThat(checked(write("deep.json", "[".repeat(50_000)))).contains("nested too deeply");
    assertThat(checked(write("missing.json", "{}"))).contains("/token", "missing");
    assertThat(checked(write("wrong.json", "{\"token\":5}"))).contains("/token");
  }

  @Test
  void an_unknown_key_is_only_a_warning() throws Exception {
    Path config = write("config.json", "{\"token\":\"right-token\",\"tokn\":1}");
    ScriptedConnector connector = new ScriptedConnector(context -> {});

    assertThat(connector.run("check", "--config", config.toString())).isZero();
    assertThat(connector.lines()).hasSize(2);
    assertThat(connector.lines().get(0)).contains("WARN", "tokn", "token");
    assertThat(connector.lines().get(1)).contains("SUCCEEDED");
  }

  @Test
  void each_failure_becomes_one_trace_of_its_type() throws Exception {
    assertThat(failure(new ConfigException("Set the key.")).path("failure_type").asText())
        .isEqualTo("config_error");
    assertThat(failure(new TransientException("Wait.")).path("failure_type").asText())
        .isEqualTo("transient_error");
    assertThat(failure(new SystemException("Look.")).path("failure_type").asText())
        .isEqualTo("system_error");
    assertThat(failure(new SystemException("Look.")).path("message").asText()).isEqualTo("Look.");
  }

  @Test
  void an_unexpected_exception_becomes_a_readable_trace() throws Exception {
    JsonNode error = failure(new IllegalStateException("inner detail"));

    assertThat(error.path("message").asText())
        .isEqualTo(
            "The connector failed with an unexpected IllegalStateException. This is a defect of"
                + " the connector: report it with the details of this message.");
    assertThat(error.path("internal_message").asText()).contains("inner detail");
    assertThat(error.path("failure_type").asText()).isEqualTo("system_error");
    assertThat(error.path("stack_trace").asText()).contains("inner detail");
  }

  @Test
  void errors_of_the_machine_become_readable_traces() throws Exception {
    assertThat(failure(new OutOfMemoryError()).path("message").asText()).contains("out of memory");
    assertThat(failure(new StackOverflowError()).path("message").asText()).contains("nested");
  }

  @Test
  void the_root_cause_comes_first() throws Exception {
    JsonNode error =
        failure(new IllegalStateException("outer", new IllegalArgumentException("root")));

    assertThat(error.path("stack_trace").asText())
        .startsWith("java.lang.IllegalArgumentException: root")
        .contains("led to java.lang.IllegalStateException: outer");
  }

  @Test
  void a_reader_that_has_gone_away_ends_the_command_quietly() throws Exception {
    ScriptedConnector connector =
        new ScriptedConnector(
            context -> context.report(new IllegalStateException("x"), Optional.empty()));

    int code = connector.runInto(new FailingStream("Broken pipe"), read());

    assertThat(code).isEqualTo(1);
    assertThat(connector.stderr()).isEmpty();
  }

  @Test
  void a_full_device_ends_the_command_with_one_sentence() throws Exception {
    ScriptedConnector connector =
        new ScriptedConnector(
            context -> context.report(new IllegalStateException("x"), Optional.empty()));

    int code = connector.runInto(new FailingStream("No space left on device"), read());

    assertThat(code).isEqualTo(1);
    assertThat(connector.stderr().lines())
        .containsExactly("stdout cannot be written: No space left on device.");
  }

  private String checked(Path config) throws IOException {
    ScriptedConnector connector = new ScriptedConnector(context -> {});
    assertThat(connector.run("check", "--config", config.toString())).isZero();
    JsonNode status = status(connector);
    assertThat(status.path("status").asText()).isEqualTo("FAILED");
    return status.path("message").asText();
  }

  private JsonNode failure(Throwable failure) throws IOException {
    ScriptedConnector connector =
        new ScriptedConnector(
            context -> {
              throw sneaky(failure);
            });
    assertThat(connector.run(read())).isEqualTo(1);
    assertThat(connector.lines()).hasSize(1);
    return error(connector);
  }

  private static Exception sneaky(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    return (Exception) failure;
  }

  private String[] read() throws IOException {
    return new String[] {
      "read",
      "--config",
      write("c.json", "{\"token\":\"right-token\"}").toString(),
      "--catalog",
      write("k.json", "{\"streams\":[]}").toString()
    };
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static JsonNode error(ScriptedConnector connector) throws IOException {
    return json(connector.lines().get(0)).path("trace").path("error");
  }

  private static JsonNode status(ScriptedConnector connector) throws IOException {
    return json(connector.lines().get(0)).path("connectionStatus");
  }

  private static JsonNode json(String line) throws IOException {
    return ProtocolJson.mapper().readTree(line);
  }

  /** A device that takes nothing. */
  private static final class FailingStream extends OutputStream {

    private final String reason;

    FailingStream(String reason) {
      this.reason = reason;
    }

    @Override
    public void write(int value) throws IOException {
      throw new IOException(reason);
    }
  }
}
