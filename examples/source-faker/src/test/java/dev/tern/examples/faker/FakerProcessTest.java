package dev.tern.examples.faker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.protocol.AirbyteStreamStatus;
import dev.tern.testkit.ConnectorCommand;
import dev.tern.testkit.RunResult;
import dev.tern.testkit.RunningConnector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FakerProcessTest {

  private static final ConnectorCommand FAKER = ConnectorCommand.ofClass(FakerSource.class);

  @TempDir Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text.replace('\'', '"'));
  }

  private Path config(String options) throws IOException {
    return file("config.json", "{" + options + "}");
  }

  private Path catalog(String mode, String cursor) throws IOException {
    return file(
        "catalog.json",
        "{'streams':[{'stream':{'name':'records_1','json_schema':"
            + Profile.SMALL.schema()
            + ",'supported_sync_modes':['full_refresh','incremental']},'sync_mode':'"
            + mode
            + "','cursor_field':["
            + cursor
            + "],'destination_sync_mode':'append'}]}");
  }

  private RunResult read(Path config, Path catalog) {
    return FAKER.run("read", "--config", config, "--catalog", catalog);
  }

  private RunResult readFrom(Object state, Path config, Path catalog) throws IOException {
    Path file = file("state.json", "[" + state + "]");
    return FAKER.run("read", "--config", config, "--catalog", catalog, "--state", file);
  }

  private static List<String> stateLines(RunResult result) {
    return result.lines().stream()
        .filter(line -> line.startsWith("{\"type\":\"STATE\""))
        .map(line -> line.substring(line.indexOf("\"state\":") + 8, line.length() - 1))
        .toList();
  }

  @Test
  void it_says_how_it_is_configured_and_that_any_valid_configuration_works() throws IOException {
    RunResult spec = FAKER.run("spec");
    RunResult check = FAKER.run("check", "--config", config("'seed':7"));
    RunResult refused = FAKER.run("check", "--config", config("'profile':'huge'"));

    assertThat(spec.exitCode()).isZero();
    assertThat(spec.lines()).hasSize(1);
    assertThat(spec.lines().get(0)).contains("\"delay_ms_per_1000\"", "\"checkpoint_every\"");
    assertThat(check.lines().get(0)).contains("SUCCEEDED");
    assertThat(refused.lines().get(0)).contains("FAILED", "profile");
    assertThat(refused.exitCode()).isZero();
  }

  @Test
  void it_discovers_as_many_streams_as_it_is_told_to_have() throws IOException {
    RunResult discover = FAKER.run("discover", "--config", config("'streams':3"));

    assertThat(discover.messages().get(0).getCatalog().getStreams())
        .extracting(stream -> stream.getName())
        .containsExactly("records_1", "records_2", "records_3");
  }

  @Test
  void two_reads_give_the_same_records() throws IOException {
    Path config = config("'count':25");
    Path catalog = catalog("full_refresh", "");

    RunResult first = read(config, catalog);
    RunResult second = read(config, catalog);

    assertThat(first.records("records_1"))
        .hasSize(25)
        .doesNotHaveDuplicates()
        .isEqualTo(second.records("records_1"));
    assertThat(first.exitCode()).isZero();
    assertThat(first.stderr()).isEmpty();
  }

  @Test
  void it_resumes_by_either_cursor_from_any_state() throws IOException {
    for (String cursor : List.of("'id'", "'updated_at'")) {
      Path config = config("'count':25,'checkpoint_every':10");
      Path catalog = catalog("incremental", cursor);
      RunResult whole = read(config, catalog);
      assertThat(stateLines(whole)).hasSize(3);
      for (int i = 0; i < 3; i++) {
        RunResult rest = readFrom(stateLines(whole).get(i), config, catalog);
        List<JsonNode> seen =
            new ArrayList<>(whole.records("records_1").subList(0, Math.min(25, (i + 1) * 10)));
        seen.addAll(rest.records("records_1"));
        assertThat(seen).isEqualTo(whole.records("records_1"));
      }
    }
  }

  @Test
  void a_state_from_the_future_reads_nothing() throws IOException {
    RunResult result =
        readFrom(
            "{'type':'STREAM','stream':{'stream_descriptor':{'name':'records_1'},"
                + "'stream_state':{'cursor':'99999999999999999999','cursor_field':['id']}}}",
            config("'count':5"),
            catalog("incremental", ""));

    assertThat(result.exitCode()).isZero();
    assertThat(result.records("records_1")).isEmpty();
    assertThat(result.states()).hasSize(1);
  }

  @Test
  void a_cursor_it_does_not_know_is_refused_with_the_two_there_are() throws IOException {
    RunResult result = read(config(""), catalog("incremental", "'name'"));

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.errors()).hasSize(1);
    assertThat(result.errors().get(0).getMessage()).contains("[id] or [updated_at]");
  }

  @Test
  void all_kinds_of_state_can_be_asked_for() throws IOException {
    for (String type : List.of("STREAM", "GLOBAL", "LEGACY")) {
      RunResult result =
          read(config("'count':1,'state_type':'" + type + "'"), catalog("incremental", ""));

      assertThat(result.states()).hasSize(1);
      assertThat(result.states().get(0).getType().value()).isEqualTo(type);
    }
  }

  @Test
  void a_consumer_that_goes_away_ends_it_quietly() throws IOException {
    Path config = config("'count':1000000");
    try (RunningConnector running =
        FAKER.start("read", "--config", config, "--catalog", catalog("full_refresh", ""))) {
      assertThat(running.awaitLine(line -> line.contains("RECORD"))).isPresent();
      running.closeOutput();
      RunResult result = running.awaitExit();

      assertThat(result.exitCode()).isEqualTo(1);
      assertThat(result.stderr()).isEmpty();
    }
  }

  @Test
  void sigterm_ends_it_at_a_state_that_covers_every_record_while_it_runs() throws IOException {
    RunResult result = terminated(config("'count':100000000"));

    assertStopped(result);
  }

  @Test
  void sigterm_does_not_wait_for_the_pause_between_records() throws IOException {
    RunResult result = terminated(config("'count':100000000,'delay_ms_per_1000':3600000"));

    assertStopped(result);
    assertThat(result.records("records_1").size()).isEqualTo(1000);
  }

  private RunResult terminated(Path config) throws IOException {
    try (RunningConnector running =
        FAKER.start("read", "--config", config, "--catalog", catalog("incremental", ""))) {
      assertThat(running.awaitLine(line -> line.contains("\"STATE\""))).isPresent();
      running.terminate();
      return running.await();
    }
  }

  private static void assertStopped(RunResult result) {
    assertThat(result.exitCode()).isEqualTo(143);
    assertThat(result.errors()).isEmpty();
    assertThat(result.statuses("records_1"))
        .containsExactly(
            AirbyteStreamStatus.STARTED,
            AirbyteStreamStatus.RUNNING,
            AirbyteStreamStatus.INCOMPLETE);
    int records = result.records("records_1").size();
    JsonNode last = result.states().get(result.states().size() - 1).getStream().getStreamState();
    assertThat(last.path("cursor").asInt()).isEqualTo(records);
    assertThat(
            result.states().stream()
                .mapToInt(state -> state.getSourceStats().getRecordCount().intValueExact())
                .sum())
        .isEqualTo(records);
  }
}
