package dev.tern.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestCommandTest {
  @TempDir Path folder;

  @BeforeEach
  void config() throws Exception {
    Files.writeString(folder.resolve("config.json"), "{\"days\": 11}");
    Files.writeString(folder.resolve("bad.json"), "{\"days\": 0}");
  }

  private static String fixture(String name) {
    return Fixtures.file(name).toString();
  }

  /** The settings of the page, with something more. */
  private void settings(String... more) throws Exception {
    List<String> lines = new ArrayList<>(Files.readAllLines(Path.of(fixture("settings.yaml"))));
    lines.replaceAll(line -> line.replace("source.sh", fixture("source.sh")));
    lines.addAll(List.of(more));
    Files.write(folder.resolve("settings.yaml"), lines);
  }

  @Test
  void a_good_source_passes_by_both_words() {
    CommandRun run =
        CommandRun.in(
            folder,
            "test",
            "--config=config.json",
            "--bad-config=bad.json=days",
            "--",
            "sh",
            fixture("source.sh"));

    assertThat(run.exit()).as(run.out() + run.err()).isZero();
    assertThat(run.out()).doesNotContain("FAILED").doesNotContain("WARNED");
    assertThat(run.out()).contains("by the platform as it runs", "by the protocol document");
    assertThat(run.out())
        .contains("ANY-16  The version is not known. Say it with the setting 'version'.");
  }

  @Test
  void a_source_that_loses_a_record_is_told_the_rule() throws Exception {
    settings("environment: {FAULT: lose}", "reports: ['junit:junit.xml', 'html:report.html']");

    CommandRun run =
        CommandRun.in(
            folder, "test", "--settings=settings.yaml", "--report=sarif:a.sarif", "--json");

    assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(1);
    assertThat(run.json().path("passed").booleanValue()).isFalse();
    for (JsonNode report : run.json().path("reports")) {
      assertThat(Fixtures.rules(report, "FAILED")).as(report.toString()).containsExactly("READ-14");
    }
    for (String name : List.of("junit-platform.xml", "report-protocol.html", "a-platform.sarif")) {
      assertThat(folder.resolve(name)).content().contains("READ-14");
    }
  }

  @Test
  void a_rule_that_others_tell_about_is_asked_for_with_them() throws Exception {
    settings("environment: {FAULT: lose}", "rules: [SRC-11]", "profile: platform");

    CommandRun run = CommandRun.in(folder, "test", "--settings=settings.yaml");

    assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(1);
    assertThat(run.out())
        .contains("FAILED  READ-14", "skipped  SRC-11  See READ-14: Cut at state 1", ": 1 failed");
  }

  @Test
  void a_reference_to_a_program_is_tried_as_its_command_is() throws Exception {
    settings("environment: {FAULT: lose}", "rules: [SRC-11, ANY-15]", "profile: platform");

    CommandRun run =
        CommandRun.in(
            folder,
            "test",
            "--settings=settings.yaml",
            "--",
            "exec:sh '" + fixture("source.sh") + "'");

    assertThat(run.out()).contains("FAILED  READ-14").doesNotContain("cannot be changed");
  }

  @Test
  void a_destination_that_always_ends_with_0_is_told_so_once() throws Exception {
    Path script = folder.resolve("destination.sh");
    Files.writeString(script, "sh '" + fixture("destination.sh") + "' \"$@\"; exit 0\n");
    Files.writeString(folder.resolve("config.json"), "{\"path\": \"" + folder + "/stored\"}");
    Files.writeString(folder.resolve("bad.json"), "{\"path\": \"\"}");

    CommandRun run =
        CommandRun.in(
            folder,
            "test",
            "--config=config.json",
            "--bad-config=bad.json=path",
            "--json",
            "--",
            "sh",
            script.toString());

    for (JsonNode report : run.json().path("reports")) {
      assertThat(Fixtures.rules(report, "FAILED")).as(report.toString()).containsExactly("ENV-10");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"cuts: 3", "side: source", "rules: [ANY-16]"})
  void a_command_that_ends_without_a_word_is_told_in_a_sentence(String setting) throws Exception {
    write("settings.yaml", setting);

    CommandRun run = CommandRun.in(folder, "test", "--settings=settings.yaml", "--", "sh", "no.sh");

    assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(2);
    assertThat(run.err())
        .contains("The connector 'exec:sh no.sh' says no specification and prints nothing")
        .containsPattern("exit code \\d+, '.*no.sh.*'");
    assertThat(run.out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ANY-16", "ANY-8"})
  void a_connector_that_cannot_be_judged_does_not_pass(String rule) {
    CommandRun run =
        CommandRun.in(folder, "test", "--rules=" + rule, "--", "sh", "-c", "echo Hello; exit 1");

    assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(1);
    assertThat(run.out()).contains("no rule was seen to hold");
  }

  @ParameterizedTest
  @CsvSource({"READ-14, 1", "READ-*, 2"}) // some wait for SRC-1, some for ENV-10
  void what_keeps_the_rules_that_were_asked_for_from_being_tried_is_told_with_them(
      String rules, int grounds) {
    CommandRun run =
        CommandRun.in(folder, "test", "--rules=" + rules, "--", "sh", "-c", "echo Hello; exit 1");

    assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(1);
    assertThat(run.out())
        .contains("FAILED  SRC-1", "discover does not work: exit code 1")
        .contains("skipped  READ-14  Not tried, as SRC-1 tells.")
        .contains("FAILED  exec:sh -c 'echo Hello; exit 1': " + grounds + " failed");
  }

  @Test
  void one_profile_has_one_report_of_the_rules_that_were_asked_for() throws Exception {
    settings("profile: protocol", "rules: [CMD-*, ANY-9]");

    CommandRun run =
        CommandRun.in(folder, "test", "--settings=settings.yaml", "--report=text:a/b/report.txt");

    assertThat(run.exit()).as(run.out() + run.err()).isZero();
    assertThat(folder.resolve("a/b/report.txt")).content().isEqualTo(run.out());
    assertThat(run.out()).contains("by the protocol document").doesNotContain("READ-", "platform");
  }

  @Test
  void a_destination_is_tried_as_far_as_it_goes_without_its_store() throws Exception {
    Path script =
        Files.writeString(
            folder.resolve("destination.sh"),
            """
            case $1 in
              spec) echo '{"type":"SPEC","spec":{"supported_destination_sync_modes":["append"],\
            "connectionSpecification":{"type":"object","title":"Nothing","properties":{}}}}' ;;
              check) echo '{"type":"CONNECTION_STATUS","connectionStatus":{"status":"SUCCEEDED"}}' ;;
              write) echo 'Hello' ;;
            esac
            """);

    CommandRun run = CommandRun.in(folder, "test", "--", "sh", script.toString());

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out())
        .contains("FAILED  ENV-13", "WRITE-1  It takes a look into the store")
        .doesNotContain("SRC-");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cuts: 3", "side: source", "environment: {A: b}"})
  void a_program_that_is_missing_is_told_in_a_sentence(String setting) throws Exception {
    write("settings.yaml", setting);
    for (List<String> command :
        List.of(
            List.of("no-such-program", "x y"),
            List.of("exec:'no-such-program' 'x y'"),
            List.of("exec:'no-such-program y' x"),
            List.of("exec:\"./no-such-program y\" x"),
            List.of("./no-such-program y", "x"))) {
      List<String> words = new ArrayList<>(List.of("test", "--settings=settings.yaml", "--"));
      words.addAll(command);

      CommandRun run = CommandRun.in(folder, words.toArray(String[]::new));

      assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(2);
      assertThat(run.err()).containsPattern("no program '(./)?no-such-program( y)?'");
      assertThat(run.out()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "test                                    | The connector is missing",
        "test --config nowhere.json -- true      | There is no file",
        "test --settings nowhere.yaml -- true    | There is no file",
        "test --rules REED-14 -- true            | Did you mean 'READ-14'?",
        "test --profile mine -- true             | mine",
        "test --report pdf:a -- true             | There is no form of report",
        "test --report html:text.json/b/a -- true | The folder of the report cannot be made",
        "test --settings typo.yaml -- true       | Did you mean 'cursors'?",
        "test --settings kind.yaml -- true       | 'cuts' has to be a whole number",
        "test --settings times.yaml -- true      | 'repeats' has to be a whole number",
        "test --settings side.yaml -- true       | 'side'",
        "test --settings broken.yaml -- true     | cannot be understood",
        "test --settings bad.yaml -- true        | 'bad_configs' needs 'expected'",
        "test --settings secret.yaml -- true     | NOT_SET_ANYWHERE",
        "test --settings list.yaml -- true       | list.yaml has to be a JSON object",
        "test --settings blank.yaml -- true      | blank.yaml has to be a JSON object",
        "test --settings folder.yaml -- true     | is a folder. Name a file",
        "test --settings nul.yaml -- true        | cannot be the name of a file",
        "test --config empty.json -- true        | empty.json is no JSON object",
        "test --config text.json -- true         | text.json is no JSON object",
        "test --bad-config empty.json=a -- true  | empty.json is no JSON object",
        "test --catalog bare.json -- true        | use: cdk catalog select",
        "test --catalog message.json -- true     | use: cdk catalog select",
        "test --settings bare.yaml -- true       | use: cdk catalog select",
      })
  void wrong_usage_is_told_before_anything_runs(String line, String sentence) throws Exception {
    write("typo.yaml", "cursor: {days: [id]}");
    write("kind.yaml", "cuts: many");
    write("times.yaml", "repeats: {days: often}");
    write("side.yaml", "side: middle");
    write("broken.yaml", "a: [");
    write("bad.yaml", "bad_configs: [{name: a, config: {}}]");
    write("list.yaml", "config: [1]");
    write("blank.yaml", "config:");
    write("folder.yaml", "config: .");
    write("nul.yaml", "config: \"a\\0b\"");
    write("empty.json", "");
    write("text.json", "\"days\"");
    write("bare.json", "{\"streams\": [{\"name\": \"days\", \"json_schema\": {}}]}");
    write("message.json", "{\"type\": \"CATALOG\", \"catalog\": {\"streams\": []}}");
    write("bare.yaml", "catalog: bare.json");
    write("secret.yaml", "config: {key: '${env:NOT_SET_ANYWHERE}'}");

    CommandRun run = CommandRun.in(folder, line.split(" ", -1));

    assertThat(run.err()).contains(sentence).contains("Try: cdk test --help");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
  }

  private void write(String name, String content) throws Exception {
    Files.writeString(folder.resolve(name), content);
  }
}
