package dev.tern.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tern.cli.kit.SettingKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people are told about the settings of a source, and by them. */
class SourceSettingsTest {
  @TempDir Path folder;

  /** Those of the page, with something more. */
  private void settings(String... more) throws Exception {
    Path given = Fixtures.file("settings.yaml");
    List<String> lines = new ArrayList<>(Files.readAllLines(given));
    lines.replaceAll(line -> line.replace("source.sh", Fixtures.file("source.sh").toString()));
    lines.addAll(List.of(more));
    Files.write(folder.resolve("settings.yaml"), lines);
  }

  @Test
  void what_to_declare_is_told_by_the_name_of_its_setting() throws Exception {
    settings("expected_records: {days: []}", "state_limit: 1");

    CommandRun run = CommandRun.in(folder, "test", "--settings=settings.yaml", "--rules=SRC-16");

    assertThat(run.out())
        .contains("1 are declared in the setting 'state_limit'")
        .doesNotContain("stateLimit()");
  }

  @Test
  void what_was_not_tried_of_a_rule_that_passed_is_told_with_its_setting() throws Exception {
    settings("profile: platform");

    CommandRun run = CommandRun.in(folder, "test", "--settings=settings.yaml", "--rules=SRC-16");

    assertThat(run.exit()).as(run.out() + run.err()).isZero();
    assertThat(run.out())
        .startsWith("passed  SRC-16  ")
        .contains("not tried with many partitions. Say it with the setting 'partitioned_config'.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "repeats: {dys: 2}",
        "cursors: {dys: [id]}",
        "empty_streams: {dys: none yet}",
        "unseen_fields: [dys.name]",
        "expected_records: {dys: []}",
        "failing_stream: {config: {days: 11}, stream: dys}",
        "odd_values: {config: {days: 11}, stream: dys, records: []}",
      })
  void a_stream_that_is_not_there_is_refused_with_those_that_are(String setting) throws Exception {
    settings(setting, "rules: [SRC-2]");

    CommandRun run = CommandRun.in(folder, "test", "--settings=settings.yaml");

    assertThat(run.err())
        .startsWith(
            "The stream 'dys' in the setting '%s' is none that discover offers: 'days'."
                .formatted(setting.substring(0, setting.indexOf(':'))));
    assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cursors: {days: [nam]}   | The field 'nam' in the setting 'cursors' | 'days' has: 'name',",
        "unseen_fields: [days.nm] | The field 'nm' in the setting 'unseen_fields' | 'days' has: ",
        "plain_options: [dayz]    | The option 'dayz' in the setting 'plain_options' | spec lists:",
        "workers_option: threads  | The option 'threads' in the setting 'workers_option' | spec ",
      })
  void a_name_that_is_none_is_refused_with_those_that_are(String setting, String name, String known)
      throws Exception {
    settings(setting, "rules: [SRC-2]");

    CommandRun run = CommandRun.in(folder, "test", "--settings=settings.yaml");

    assertThat(run.err()).startsWith(name + " is none that " + known);
    assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"patience: 0", "answer_limit: -1", "memory_limit: 99999999999999999999"})
  void a_limit_that_nobody_can_keep_is_refused(String setting) throws Exception {
    settings(setting);

    CommandRun run = CommandRun.in(folder, "test", "--settings=settings.yaml");

    assertThat(run.err())
        .startsWith(
            "The setting '%s' has to be a whole number, 1 or more."
                .formatted(setting.substring(0, setting.indexOf(':'))));
    assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "kills: -1, ''",
    "shuffles: 99999999999, ''",
    "state_limit: 1.5, ''",
    "repeats: {days: -3}, ' by stream'"
  })
  void an_amount_that_nobody_can_have_is_refused(String setting, String by) throws Exception {
    settings(setting);

    CommandRun run = CommandRun.in(folder, "test", "--settings=settings.yaml");

    assertThat(run.err())
        .startsWith(
            "The setting '%s' has to be a whole number%s, 0 or more."
                .formatted(setting.substring(0, setting.indexOf(':')), by));
    assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void every_setting_is_on_its_page() throws Exception {
    String page = Files.readString(Path.of("../docs/conformance-command.md"));

    assertThat(SettingKey.values())
        .allSatisfy(key -> assertThat(page).contains("`" + key.word() + "`"));
    assertThat(page).contains(Files.readString(Fixtures.file("settings.yaml")));
  }
}
