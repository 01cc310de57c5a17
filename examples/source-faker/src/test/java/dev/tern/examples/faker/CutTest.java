package dev.tern.examples.faker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.cli.StandardStreams;
import dev.tern.cdk.source.SourceRunner;
import dev.tern.testkit.ConnectorCommand;
import dev.tern.testkit.CutEverywhere;
import dev.tern.testkit.Delivery;
import dev.tern.testkit.KilledSyncs;
import dev.tern.testkit.StateKeeper;
import dev.tern.testkit.Transcript;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading that is cut anywhere goes on, whatever the number of workers. */
class CutTest {

  private static final int STREAMS = 3;

  @TempDir Path folder;

  private List<String> arguments(String mode, String cursor, int count, String options)
      throws IOException {
    StringBuilder streams = new StringBuilder();
    for (int i = 1; i <= STREAMS; i++) {
      streams
          .append(i == 1 ? "" : ",")
          .append("{'stream':{'name':'records_" + i + "','json_schema':")
          .append(Profile.SMALL.schema())
          .append(",'supported_sync_modes':['full_refresh','incremental'],'is_resumable':true")
          .append("},'sync_mode':'" + mode + "','cursor_field':['" + cursor + "']")
          .append(",'destination_sync_mode':'append'")
          .append(",'generation_id':1,'minimum_generation_id':0,'sync_id':1}");
    }
    Path config =
        file("config.json", "{'count':" + count + ",'streams':" + STREAMS + "," + options + "}");
    Path catalog = file("catalog.json", "{'streams':[" + streams + "]}");
    return List.of("read", "--config", config.toString(), "--catalog", catalog.toString());
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(Files.createTempFile(folder, "", name), text.replace('\'', '"'));
  }

  private Transcript read(List<String> arguments, StateKeeper states) {
    List<String> all = new ArrayList<>(arguments);
    if (!states.states().isEmpty()) {
      all.addAll(List.of("--state", states.writeTo(folder.resolve("states.json")).toString()));
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream error =
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    StandardStreams streams = new StandardStreams(InputStream.nullInputStream(), out, error);
    int exit = SourceRunner.run(new FakerSource(), all.toArray(String[]::new), streams);
    assertThat(exit).isZero();
    return Transcript.of(out.toString(StandardCharsets.UTF_8));
  }

  private static List<JsonNode> records(Transcript transcript, String stream) {
    return transcript.messages().stream()
        .map(message -> message.getRecord())
        .filter(Objects::nonNull)
        .filter(record -> record.getStream().equals(stream))
        .map(record -> record.getData())
        .toList();
  }

  private static void requireAll(Delivery delivery, int count, long repeats) {
    for (int i = 1; i <= STREAMS; i++) {
      List<JsonNode> records = delivery.records("records_" + i);
      Set<Integer> ids =
          records.stream().map(record -> record.path("id").asInt()).collect(Collectors.toSet());
      assertThat(ids).hasSize(count);
      assertThat(records.size() - count).isLessThanOrEqualTo((int) repeats);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "full_refresh, id, 1, STREAM",
    "full_refresh, id, 8, GLOBAL",
    "full_refresh, id, 2, STREAM",
    "incremental, updated_at, 2, STREAM",
    "incremental, id, 8, GLOBAL"
  })
  void a_cut_behind_any_state_loses_nothing(String mode, String cursor, int workers, String type)
      throws Exception {
    cutEverywhere(mode, cursor, workers, "'checkpoint_every':7,'state_type':'" + type + "'", 100);
  }

  @Tag("long")
  @ParameterizedTest
  @CsvSource({
    "full_refresh, id, 1, STREAM",
    "full_refresh, id, 2, STREAM",
    "full_refresh, id, 8, STREAM",
    "full_refresh, id, 1, GLOBAL",
    "full_refresh, id, 2, GLOBAL",
    "full_refresh, id, 8, GLOBAL",
    "incremental, id, 1, STREAM",
    "incremental, id, 2, STREAM",
    "incremental, id, 8, STREAM",
    "incremental, updated_at, 1, GLOBAL",
    "incremental, updated_at, 2, GLOBAL",
    "incremental, updated_at, 8, GLOBAL"
  })
  void a_cut_behind_any_of_many_states_loses_nothing(
      String mode, String cursor, int workers, String type) throws Exception {
    cutEverywhere(mode, cursor, workers, "'checkpoint_every':7,'state_type':'" + type + "'", 700);
  }

  private void cutEverywhere(String mode, String cursor, int workers, String options, int count)
      throws Exception {
    List<String> arguments = arguments(mode, cursor, count, "'workers':" + workers + "," + options);
    List<CutEverywhere.Cut> cuts = new CutEverywhere(states -> read(arguments, states)).cuts();
    assertThat(cuts).hasSizeGreaterThan(STREAMS);
    long repeats = mode.equals("incremental") ? 0 : workers * 7L;
    cuts.forEach(cut -> requireAll(cut.both(), count, repeats));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 8})
  void the_records_are_the_same_whatever_the_number_of_workers(int workers) throws Exception {
    String options = "'checkpoint_every':3,'workers':";
    Transcript one = read(arguments("full_refresh", "id", 500, options + 1), new StateKeeper());
    Transcript more =
        read(arguments("full_refresh", "id", 500, options + workers), new StateKeeper());
    for (int i = 1; i <= STREAMS; i++) {
      assertThat(records(more, "records_" + i))
          .containsExactlyInAnyOrderElementsOf(records(one, "records_" + i));
    }
    assertThat(records(one, "records_1")).extracting(it -> it.path("id").asInt()).isSorted();
  }

  @Test
  void the_records_are_the_same_through_every_door() throws Exception {
    String options = "'workers':1,'door':";
    Transcript tree =
        read(arguments("full_refresh", "id", 50, options + "'tree'"), new StateKeeper());
    for (String door : List.of("'writer'", "'row'", "'bytes'", "'trusted'")) {
      Transcript other =
          read(arguments("full_refresh", "id", 50, options + door), new StateKeeper());
      assertThat(records(other, "records_2")).isEqualTo(records(tree, "records_2"));
    }
  }

  @Test
  void what_there_is_is_estimated_stream_by_stream() throws Exception {
    Transcript read = read(arguments("full_refresh", "id", 50, "'workers':1"), new StateKeeper());
    assertThat(read.messages())
        .filteredOn(message -> message.getTrace() != null)
        .extracting(message -> message.getTrace().getEstimate())
        .filteredOn(Objects::nonNull)
        .hasSize(STREAMS)
        .allMatch(estimate -> estimate.getRowEstimate() == 50 && estimate.getByteEstimate() > 5000);
  }

  @ParameterizedTest
  @CsvSource({"full_refresh, 2, 3"})
  void a_killed_process_loses_nothing(String mode, int workers, int kills) throws Exception {
    kill(mode, workers, kills);
  }

  @Tag("long")
  @ParameterizedTest
  @CsvSource({
    "full_refresh, 1, 34", "full_refresh, 2, 33", "full_refresh, 8, 33",
    "incremental, 1, 34", "incremental, 2, 33", "incremental, 8, 33"
  })
  void two_hundred_killed_processes_lose_nothing(String mode, int workers, int kills)
      throws Exception {
    kill(mode, workers, kills);
  }

  private void kill(String mode, int workers, int kills) throws IOException {
    int count = 3000;
    ConnectorCommand process = ConnectorCommand.ofClass(FakerSource.class, "-Xmx64m");
    List<String> arguments =
        arguments(mode, "id", count, "'checkpoint_every':50,'workers':" + workers);
    Random random = new Random(workers);
    int done = 0;
    while (done < kills) {
      KilledSyncs syncs = new KilledSyncs(process, arguments, folder, random);
      while (done < kills && syncs.kill(count * STREAMS)) {
        done++;
      }
      assertThat(syncs.finish().errors()).isEmpty();
      requireAll(syncs.delivery(), count, Integer.MAX_VALUE);
    }
  }
}
