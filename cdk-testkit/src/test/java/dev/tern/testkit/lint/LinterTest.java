package dev.tern.testkit.lint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.testkit.rule.Finding;
import dev.tern.testkit.rule.Finding.Evidence;
import dev.tern.testkit.rule.Outcome;
import dev.tern.testkit.rule.Profile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class LinterTest {

  private static final String LOG =
      "{\"type\":\"LOG\",\"log\":{\"level\":\"INFO\",\"message\":\"%s\"}}\n";

  private static JsonNode json(String text) throws Exception {
    return ProtocolJson.mapper().readTree(text);
  }

  private static List<Finding> findings(Linter linter, String output, OptionalInt exitCode) {
    byte[] bytes = output.getBytes(StandardCharsets.UTF_8);
    linter.output(bytes, 0, bytes.length);
    linter.end(exitCode);
    return linter.findings();
  }

  private static Linter reading(Profile profile) {
    return new Linter(LintTask.of(Verb.READ, profile));
  }

  @Test
  void a_finding_points_at_its_first_lines_and_counts_the_rest() {
    String output = String.format(LOG, "a") + "one\ntwo\nthree\nfour\n";

    List<Finding> found = findings(reading(Profile.PLATFORM), output, OptionalInt.of(0));

    assertThat(found).hasSize(1);
    assertThat(found.get(0).rule().id()).isEqualTo("ENV-7");
    assertThat(found.get(0).outcome()).isEqualTo(Outcome.WARNED);
    assertThat(found.get(0).message()).isEqualTo("Line 2 is no message: 'one' (4 times).");
    assertThat(found.get(0).evidence())
        .containsExactly(
            new Evidence("read, stdout", 2, "one"),
            new Evidence("read, stdout", 3, "two"),
            new Evidence("read, stdout", 4, "three"));
  }

  @Test
  void all_that_an_error_lacks_is_named_at_once() {
    String error =
        "{\"type\":\"TRACE\",\"trace\":{\"type\":\"ERROR\",\"emitted_at\":1,\"error\":"
            + "{\"internal_message\":\"b\",\"failure_type\":\"system_error\"}}}\n";

    List<Finding> found = findings(reading(Profile.PLATFORM), error, OptionalInt.of(1));

    assertThat(found)
        .singleElement()
        .satisfies(
            it ->
                assertThat(it.message())
                    .isEqualTo("An ERROR trace has no 'message', no 'stack_trace'."));
  }

  @Test
  void secrets_are_hidden_in_what_is_shown() throws Exception {
    LintTask task =
        LintTask.of(Verb.CHECK, Profile.PLATFORM)
            .withSpec(
                json(
                    "{\"connectionSpecification\":{\"type\":\"object\",\"properties\":"
                        + "{\"key\":{\"type\":\"string\",\"airbyte_secret\":true}}}}"))
            .withConfig(json("{\"key\":\"horse-battery\"}"));

    List<Finding> found =
        findings(
            new Linter(task),
            "connecting with horse-battery" + "!".repeat(5000) + "\n",
            OptionalInt.empty());

    assertThat(found).extracting(it -> it.rule().id()).containsExactly("ENV-7", "ENV-19");
    assertThat(found.toString()).doesNotContain("horse").contains("connecting with **********!");
    assertThat(found.get(0).evidence().get(0).text()).hasSizeLessThan(500).endsWith("…");
    assertThat(found.get(0).message())
        .startsWith("Line 1 is no message: 'connecting with **********!!!")
        .endsWith("!…'.")
        .hasSizeLessThan(500);
  }

  @Test
  void a_secret_that_is_shown_is_named_by_its_place_in_the_configuration() throws Exception {
    String secret = "{\"type\":\"string\",\"airbyte_secret\":true}";
    LintTask task =
        LintTask.of(Verb.CHECK, Profile.PLATFORM)
            .withSpec(
                json(
                    "{\"connectionSpecification\":{\"type\":\"object\",\"properties\":{\"key\":"
                        + secret
                        + ",\"login\":{\"type\":\"object\",\"properties\":{\"token\":"
                        + secret
                        + "}}}}}"))
            .withConfig(json("{\"key\":\"horse-battery\",\"login\":{\"token\":\"staple+42\"}}"));

    List<Finding> found =
        findings(new Linter(task), String.format(LOG, "?t=staple%2B42"), OptionalInt.empty());

    assertThat(found)
        .extracting(Finding::message)
        .containsExactly(
            "A LOG shows the value of the secret option /login/token, which is masked here.");
  }

  @Test
  void a_failure_that_is_told_once_is_shown_with_what_was_said_or_with_its_exit_code() {
    String error =
        "{\"type\":\"TRACE\",\"trace\":{\"type\":\"ERROR\",\"emitted_at\":1,\"error\":{\"message\":"
            + "\"The table is gone.\",\"internal_message\":\"x\",\"stack_trace\":\"at y\","
            + "\"failure_type\":\"config_error\"}}}\n";

    assertThat(
            findings(reading(Profile.PLATFORM), String.format(LOG, "a") + error, OptionalInt.of(0))
                .get(0)
                .evidence())
        .containsExactly(new Evidence("read, stdout", 2, error.strip()));
    assertThat(findings(reading(Profile.PLATFORM), "", OptionalInt.of(2)).get(0).evidence())
        .containsExactly(new Evidence("read, end", 0, "exit code 2"));
  }

  @Test
  void what_only_the_platform_demands_warns_by_the_document() {
    String output = String.format(LOG, "a").replace("INFO", "NOTE");

    assertThat(findings(reading(Profile.PLATFORM), output, OptionalInt.of(0)))
        .extracting(Finding::outcome)
        .containsExactly(Outcome.FAILED);
    assertThat(findings(reading(Profile.PROTOCOL), output, OptionalInt.of(0)))
        .extracting(Finding::outcome)
        .containsExactly(Outcome.WARNED);
  }

  @Test
  void half_a_line_of_a_process_that_was_killed_is_no_fault() {
    String output = String.format(LOG, "a") + "{\"type\":\"REC";

    assertThat(findings(reading(Profile.PLATFORM), output, OptionalInt.empty())).isEmpty();
    assertThat(findings(reading(Profile.PLATFORM), output, OptionalInt.of(137)))
        .extracting(it -> it.rule().id())
        .containsExactly("ENV-10");
    assertThat(findings(reading(Profile.PLATFORM), output, OptionalInt.of(0))).hasSize(1);
  }

  @Test
  void a_stop_is_neither_success_nor_failure() {
    assertThat(findings(reading(Profile.PLATFORM), "", OptionalInt.of(143))).isEmpty();
    assertThat(findings(reading(Profile.PLATFORM), "", OptionalInt.of(2)))
        .extracting(it -> it.rule().id())
        .containsExactly("ENV-10");
  }

  @Test
  void carriage_returns_in_front_of_line_feeds_are_tolerated() {
    String output = String.format(LOG, "a").replace("\n", "\r\n");

    assertThat(findings(reading(Profile.PLATFORM), output, OptionalInt.of(0))).isEmpty();
  }

  @Test
  void the_bytes_of_a_line_separator_of_unicode_are_plain_text() {
    String output = String.format(LOG, "a\u2028b\u0085c");

    assertThat(findings(reading(Profile.PLATFORM), output, OptionalInt.of(0))).isEmpty();
  }

  @Test
  void without_a_catalog_nobody_is_blamed_for_a_stream() {
    String record =
        "{\"type\":\"RECORD\",\"record\":{\"stream\":\"a\",\"data\":{\"x\":1},\"emitted_at\":1}}\n";

    assertThat(findings(reading(Profile.PLATFORM), record, OptionalInt.of(0))).isEmpty();
  }

  @Test
  void a_stream_that_is_skipped_is_no_failure() throws Exception {
    JsonNode catalog =
        json("{\"streams\":[{\"stream\":{\"name\":\"gone\"},\"sync_mode\":\"full_refresh\"}]}");
    String status =
        "{\"type\":\"TRACE\",\"trace\":{\"type\":\"STREAM_STATUS\",\"emitted_at\":1,"
            + "\"stream_status\":{\"stream_descriptor\":{\"name\":\"gone\"},\"status\":\"%s\"}}}\n";
    String output = String.format(status, "STARTED") + String.format(status, "INCOMPLETE");
    LintTask task = LintTask.of(Verb.READ, Profile.PLATFORM).withCatalog(catalog);

    assertThat(findings(new Linter(task), output, OptionalInt.of(0))).isEmpty();
  }

  @Test
  void what_is_refused_before_anything_is_read_needs_no_status_of_its_streams() throws Exception {
    JsonNode catalog =
        json(
            "{\"streams\":[{\"stream\":{\"name\":\"a\"},\"sync_mode\":\"full_refresh\"},"
                + "{\"stream\":{\"name\":\"b\"},\"sync_mode\":\"full_refresh\"}]}");
    String refused =
        "{\"type\":\"TRACE\",\"trace\":{\"type\":\"ERROR\",\"emitted_at\":1,\"error\":{\"message\":"
            + "\"Not so.\",\"internal_message\":\"x\",\"stack_trace\":\"at y\","
            + "\"failure_type\":\"config_error\",\"stream_descriptor\":{\"name\":\"a\"}}}}\n";
    String started =
        "{\"type\":\"TRACE\",\"trace\":{\"type\":\"STREAM_STATUS\",\"emitted_at\":1,"
            + "\"stream_status\":{\"stream_descriptor\":{\"name\":\"b\"},\"status\":\"STARTED\"}}}\n";
    LintTask task = LintTask.of(Verb.READ, Profile.PLATFORM).withCatalog(catalog);

    assertThat(findings(new Linter(task), refused, OptionalInt.of(1))).isEmpty();
    assertThat(findings(new Linter(task), started + refused, OptionalInt.of(1)))
        .extracting(Finding::message)
        .containsExactly("'a' failed and ends without a status.");
  }

  @Test
  void what_was_not_there_was_not_judged() {
    Linter linter = reading(Profile.PLATFORM);
    findings(linter, String.format(LOG, "a"), OptionalInt.of(0));

    assertThat(linter.judged()).contains("ENV-1", "ENV-18").doesNotContain("READ-24", "READ-2");
  }
}
