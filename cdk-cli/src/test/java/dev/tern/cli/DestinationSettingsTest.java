package dev.tern.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Destinations whose store is looked into by commands. */
class DestinationSettingsTest {

  private static final String JSONL = "dev.tern.examples.jsonl.JsonlDestination";

  @TempDir Path folder;

  private CommandRun jsonl(String... words) throws Exception {
    Fixtures.copy(folder, "jsonl-store.sh");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String started = "-XX:TieredStopAtLevel=1, -XX:+UseSerialGC, -cp, '%s', %s";
    String settings =
        Files.readString(Fixtures.file("jsonl.yaml"))
            .replace("[java, ", "[" + java + ", ")
            .replace(
                "-jar, destination-jsonl.jar",
                started.formatted(System.getProperty("java.class.path"), JSONL))
            .replace("{path: store}", "{path: " + folder.resolve("store") + "}");
    Files.writeString(folder.resolve("settings.yaml"), settings);
    return run(words);
  }

  private CommandRun shell(String more, String... words) throws Exception {
    Fixtures.copy(folder, "destination.sh");
    String settings =
        Files.readString(Fixtures.file("destination.yaml"))
            .replace("destination.sh", folder.resolve("destination.sh").toString())
            .replace("{path: store}", "{path: " + folder.resolve("store") + "}");
    Files.writeString(folder.resolve("settings.yaml"), settings + more);
    return run(words);
  }

  private CommandRun run(String... words) {
    List<String> line = new ArrayList<>(List.of("test", "--settings=settings.yaml"));
    line.addAll(List.of(words));
    return CommandRun.in(folder, line.toArray(String[]::new));
  }

  @Test
  void destination_jsonl_keeps_the_rules_its_store_tells_about() throws Exception {
    CommandRun run = jsonl("--rules=WRITE-3,WRITE-10,DST-1,DST-4,DST-12,DST-15,DST-18", "--json");

    for (JsonNode report : run.json().path("reports")) {
      assertThat(Fixtures.rules(report, "PASSED"))
          .as(report.toString())
          .containsExactly("WRITE-3", "WRITE-10", "DST-1", "DST-4", "DST-12", "DST-15", "DST-18");
    }
    assertThat(run.exit()).isZero();
  }

  @Tag("long")
  @Test
  void destination_jsonl_keeps_all_rules() throws Exception {
    CommandRun run = jsonl("--json");

    for (JsonNode report : run.json().path("reports")) {
      assertThat(Fixtures.rules(report, "FAILED")).as(report.toString()).isEmpty();
      assertThat(Fixtures.rules(report, "WARNED")).as(report.toString()).isEmpty();
    }
  }

  @Test
  void a_destination_in_shell_keeps_what_it_promises_and_is_told_what_else_there_is()
      throws Exception {
    CommandRun run = shell("", "--profile=protocol", "--json");

    JsonNode report = run.json().at("/reports/0");
    assertThat(Fixtures.rules(report, "FAILED")).as(report.toString()).isEmpty();
    assertThat(Fixtures.rules(report, "WARNED")).as(report.toString()).containsExactly("DST-2");
    assertThat(Fixtures.rules(report, "PASSED"))
        .contains("WRITE-3", "DST-1", "DST-4", "DST-5", "DST-12", "DST-13", "DST-19", "DST-25");
    assertThat(run.out()).contains("Add refreshes to the setting 'features'");
    assertThat(run.exit()).isZero();
  }

  @Test
  void a_destination_in_shell_that_acknowledges_early_is_caught() throws Exception {
    CommandRun run = shell("environment: {FAULT: early}\n", "--rules=WRITE-3,DST-4", "--json");

    for (JsonNode report : run.json().path("reports")) {
      assertThat(Fixtures.rules(report, "FAILED")).as(report.toString()).contains("WRITE-3");
    }
    assertThat(run.exit()).isEqualTo(1);
  }

  @Test
  void the_settings_are_on_their_page() throws Exception {
    String page = Files.readString(Path.of("../docs/conformance-command.md"));

    for (String name : List.of("jsonl.yaml", "destination.yaml")) {
      assertThat(page).contains(Files.readString(Fixtures.file(name)));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "store: {dump: 'true'}                               | 'store' needs 'clean'",
        "store: {dump: 'true', clean: {}}                    | 'store' has to be",
        "features: [refresh]                                 | Did you mean 'refreshes'?",
        "many_streams: few                                   | 'many_streams' has to be",
        "many_streams: 1                                     | a whole number, 2 or more",
        "many_columns: 0                                     | a whole number, 1 or more",
        "outage: {begin: 'true', end: 'true'}                | 'outage' needs 'config'",
        "rejection: {mode: update}                           | 'rejection' needs 'fields'",
        "rejection: {mode: a, fields: {id: 1}}               | 'rejection' has to be made of",
      })
  void a_setting_that_is_wrong_is_told_before_anything_runs(String setting, String sentence)
      throws Exception {
    Files.writeString(folder.resolve("settings.yaml"), setting);

    CommandRun run = run("--", "true");

    assertThat(run.err()).contains(sentence);
    assertThat(run.exit()).isEqualTo(2);
  }

  @Test
  void an_option_that_is_not_there_is_refused_with_or_without_a_store() throws Exception {
    CommandRun run = shell("plain_options: [pth]\n", "--rules=DST-1");

    assertThat(run.err())
        .startsWith("The option 'pth' in the setting 'plain_options' is none that spec lists: 'pa");
    assertThat(run.exit()).isEqualTo(2);

    Path settings = folder.resolve("settings.yaml");
    String storeless = Files.readString(settings).replaceAll("(?ms)^store:.*?(?=^many)", "");
    Files.writeString(settings, storeless);

    assertThat(run("--rules=ANY-1").err()).isEqualTo(run.err());
  }

  @Test
  void a_reader_of_the_store_that_fails_is_named_with_what_it_says() throws Exception {
    Files.writeString(
        folder.resolve("settings.yaml"),
        "side: destination\nstore: {dump: 'echo Oh >&2; exit 3', clean: 'true'}\n");

    CommandRun run = run("--rules=DST-1", "--", "echo");

    assertThat(run.out()).contains("store/dump", "exit code 3: Oh");
  }
}
