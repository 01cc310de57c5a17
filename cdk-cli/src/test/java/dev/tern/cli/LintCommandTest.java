package dev.tern.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.message.ProtocolJson;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LintCommandTest {
  private static final String CATALOG =
      """
      {"streams": [{"stream": {"name": "days", "json_schema": {"type": "object",
        "properties": {"id": {"type": "integer"}}}, "supported_sync_modes": ["full_refresh"]},
        "sync_mode": "full_refresh", "destination_sync_mode": "append"}]}
      """;
  private static final String RECORD =
      """
      {"type":"RECORD","record":{"stream":"days","data":{"id":1},"emitted_at":1700000000000}}
      """;
  private static final String FOREIGN = RECORD.replace("days", "nights");
  private static final String STATE =
      """
      {"type":"STATE","state":{"type":"STREAM","stream":{"stream_descriptor":{"name":"days"},\
      "stream_state":{"id":1}},"sourceStats":{"recordCount":1.0}}}
      """;

  @TempDir Path folder;

  @BeforeEach
  void catalog() throws Exception {
    Files.writeString(folder.resolve("catalog.json"), CATALOG);
  }

  private static String status(String status) {
    return """
    {"type":"TRACE","trace":{"type":"STREAM_STATUS","emitted_at":1700000000000,\
    "stream_status":{"stream_descriptor":{"name":"days"},"status":"%s"}}}
    """
        .formatted(status);
  }

  private static String good() {
    return status("STARTED") + status("RUNNING") + RECORD + STATE + status("COMPLETE");
  }

  @Test
  void a_good_transcript_passes() throws Exception {
    Files.writeString(folder.resolve("out.jsonl"), good());

    CommandRun run =
        CommandRun.in(folder, "lint", "out.jsonl", "--catalog", "catalog.json", "--exit-code", "0");

    assertThat(run.exit()).as(run.out() + run.err()).isZero();
    assertThat(run.out()).startsWith("PASSED  out.jsonl: ");
  }

  @Test
  void an_empty_transcript_does_not_pass() {
    CommandRun run = CommandRun.piped(folder, "", "lint", "--catalog", "catalog.json");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).startsWith("FAILED  stdin: nothing to judge");
    assertThat(run.err()).startsWith("stdin has no message of a connector. Give what one printed");
  }

  @ParameterizedTest
  @ValueSource(strings = {CATALOG, "{\"days\": 11}\n", "Hello\n"})
  void a_file_without_a_message_does_not_pass_and_is_told_what_to_give(String content)
      throws Exception {
    Files.writeString(folder.resolve("cat.json"), content);

    CommandRun run = CommandRun.in(folder, "lint", "cat.json");

    assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(1);
    assertThat(run.out()).contains("FAILED  cat.json: ").doesNotContain(" passed");
    assertThat(run.err())
        .startsWith("cat.json has no message of a connector.")
        .contains("behind --catalog");
  }

  @Test
  void a_run_that_is_known_to_have_ended_may_say_nothing() {
    CommandRun run = CommandRun.piped(folder, "", "lint", "--command=write", "--exit-code=0");

    assertThat(run.exit()).as(run.out() + run.err()).isZero();
    assertThat(run.err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"platform", "protocol"})
  void a_read_of_streams_that_ends_well_has_to_say_something(String profile) {
    CommandRun run =
        CommandRun.piped(
            folder, "", "lint", "--catalog=catalog.json", "--exit-code=0", "--profile=" + profile);

    assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(1);
    assertThat(run.out()).contains("READ-16", "FAILED  stdin: ").doesNotContain(" passed");
    assertThat(run.err()).startsWith("stdin has no message of a connector.");
  }

  @Test
  void what_is_broken_is_told_with_its_line_and_what_to_do() {
    CommandRun run =
        CommandRun.piped(folder, good() + FOREIGN, "lint", "-", "--catalog", "catalog.json");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out())
        .contains("FAILED  READ-")
        .contains("line  read, stdout:6  ")
        .contains("nights")
        .contains("  do    ")
        .contains("FAILED  stdin: ");
  }

  @Test
  void a_program_gets_the_same_as_json() {
    CommandRun run =
        CommandRun.piped(folder, FOREIGN, "lint", "--catalog", "catalog.json", "--json");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.json().path("passed").booleanValue()).isFalse();
    assertThat(run.json().at("/reports/0/connector").textValue()).isEqualTo("stdin");
  }

  @Test
  void a_tap_passes_every_byte_on_and_tells_beside() {
    String odd = FOREIGN + "no JSON ü" + "x".repeat(100_000) + "\n{\"cut\":";

    CommandRun run = CommandRun.piped(folder, odd, "lint", "--tap", "--catalog", "catalog.json");

    assertThat(run.out()).isEqualTo(odd);
    assertThat(run.err()).contains("stdout:1").contains("FAILED  stdin: ");
    assertThat(run.exit()).isEqualTo(1);
  }

  @Test
  void states_that_a_destination_gives_back_have_to_be_given_to_it() throws Exception {
    Files.writeString(folder.resolve("in.jsonl"), RECORD + STATE);
    String[] words = {
      "lint", "--command", "write", "--catalog", "catalog.json", "--input", "in.jsonl"
    };

    assertThat(CommandRun.piped(folder, STATE, words).exit()).isZero();
    assertThat(CommandRun.piped(folder, STATE.replace("{\"id\":1}", "{\"id\":2}"), words).out())
        .contains("FAILED  WRITE-");
  }

  @Test
  void secrets_of_the_configuration_are_in_no_report() throws Exception {
    Files.writeString(
        folder.resolve("spec.json"),
        """
        {"type": "SPEC", "spec": {"connectionSpecification": {"type": "object", "properties":
          {"key": {"type": "string", "airbyte_secret": true}}}}}
        """);
    Files.writeString(folder.resolve("config.json"), "{\"key\": \"hunter2hunter2\"}");
    String leak =
        "{\"type\":\"LOG\",\"log\":{\"level\":\"INFO\",\"message\":\"hunter2hunter2\"}}\n";

    CommandRun run =
        CommandRun.piped(
            folder,
            leak,
            "lint",
            "--spec=spec.json",
            "--config=config.json",
            "--report=json:report.json");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).contains("ENV-19").doesNotContain("hunter2");
    String report = Files.readString(folder.resolve("report.json"));
    assertThat(report).doesNotContain("hunter2");
    assertThat(ProtocolJson.mapper().readTree(report).path("passed").booleanValue()).isFalse();
  }

  @Test
  void texts_of_a_control_message_are_in_no_report_without_a_specification() throws Exception {
    Files.writeString(folder.resolve("config.json"), "{\"key\": \"old\", \"days\": 11}");
    String control =
        "{\"type\":\"CONTROL\",\"control\":{\"type\":\"CONNECTOR_CONFIG\",\"emitted_at\":1,"
            + "\"connectorConfig\":{\"config\":{\"key\" : \"hun\\\"ter\",\"more\":[\"hunter\"]}}}}\n";
    String cut = control.substring(0, control.lastIndexOf("ter")) + "\n";

    CommandRun run =
        CommandRun.piped(
            folder, control + cut, "lint", "--config=config.json", "--report=json:report.json");

    assertThat(run.out())
        .contains("READ-27", "{\"key\" : \"**********\",\"more\":[\"**********\"]}")
        .contains("stdout:2")
        .doesNotContain("hun");
    assertThat(Files.readString(folder.resolve("report.json"))).doesNotContain("hun");
  }

  @Test
  void a_file_is_named_in_all_places_also_in_a_code_scanning_report() throws Exception {
    Files.writeString(folder.resolve("out.jsonl"), good() + FOREIGN);

    CommandRun run =
        CommandRun.in(
            folder, "lint", "out.jsonl", "--catalog=catalog.json", "--report=sarif:a.sarif");

    assertThat(run.out()).contains("line  out.jsonl:6  ");
    String sarif = Files.readString(folder.resolve("a.sarif"));
    JsonNode results = ProtocolJson.mapper().readTree(sarif).at("/runs/0/results");
    assertThat(results.findValuesAsText("uri")).containsOnly("out.jsonl");
  }

  @Test
  void a_transcript_that_is_packed_is_read() throws Exception {
    try (OutputStream packed =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve("out.jsonl.gz")))) {
      packed.write(good().getBytes(StandardCharsets.UTF_8));
    }

    CommandRun run = CommandRun.in(folder, "lint", "out.jsonl.gz", "--catalog=catalog.json");

    assertThat(run.exit()).as(run.out() + run.err()).isZero();
  }

  @Test
  void a_catalog_that_discover_printed_is_told_how_to_become_a_configured_one() throws Exception {
    String stream = "{\"name\": \"days\", \"json_schema\": {}}";
    String bare = "{\"streams\": [" + stream + "]}";
    for (String catalog : List.of(bare, "{\"type\": \"CATALOG\", \"catalog\": " + bare + "}")) {
      Files.writeString(folder.resolve("discovered.json"), catalog);

      CommandRun run = CommandRun.piped(folder, "", "lint", "--catalog=discovered.json");

      assertThat(run.exit()).isEqualTo(2);
      assertThat(run.err()).contains("discovered.json is what discover prints", "catalog select");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lint nowhere.jsonl              | nowhere.jsonl cannot be read",
        "lint - --catalog nowhere.json   | There is no file nowhere.json",
        "lint - --catalog other.json     | other.json is no configured catalog, which is",
        "lint - --catalog list.json      | list.json is no configured catalog, which is",
        "lint - --spec other.json        | other.json is no spec, which is",
        "lint - --state list.json        | list.json is no state. Give what the source was given.",
        "lint - --config list.json       | list.json is no JSON object",
        "lint - --report pdf:a.pdf       | There is no form of report for 'pdf:a.pdf'",
        "lint folder                     | folder is a folder",
        "lint plain.gz                   | plain.gz is no gzip file",
        "lint - --report html            | has no file",
        "lint - --command sync           | sync",
        "lint - --profile mine           | mine",
        "lint - --exit-code well         | well",
      })
  void wrong_usage_is_told(String line, String sentence) throws Exception {
    Files.createDirectory(folder.resolve("folder"));
    Files.writeString(folder.resolve("plain.gz"), good());
    Files.writeString(folder.resolve("other.json"), "{\"streams\": {\"days\": 1}}");
    Files.writeString(folder.resolve("list.json"), "[{\"days\": 1}, 2]");

    CommandRun run = CommandRun.in(folder, line.split(" ", -1));

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains(sentence).contains("Try: cdk lint --help");
  }
}
