package dev.tern.cdk.source;

import static dev.tern.cdk.source.Transcript.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.error.TransientException;
import dev.tern.protocol.AirbyteStateType;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Thousands of orders in which workers may go on, each one repeatable by its seed: no deadlock, all
 * records, and every state is safe.
 */
class InterleavingTest {

  private static final JsonNode SCHEMA =
      json(
          "{'type':'object','properties':{'id':{'type':'integer'},'at':{'type':'integer'},"
              + "'part':{'type':'integer'}}}");
  private static final int ROWS = 6;
  private static final int PARTS = 3;

  /** The streams of one run, whose readers let others go on between any two records. */
  private static final class World {

    private final Random random;
    private final SeededWorkshop workshop;
    private final Limit connections = Limit.of("connections", 2);
    private final boolean failing;

    World(long seed, boolean failing) {
      this.random = new Random(~seed);
      this.workshop = new SeededWorkshop(seed);
      this.failing = failing;
    }

    SourceStream sorted() {
      return SourceStream.named("sorted")
          .schema(SCHEMA)
          .cursor("at")
          .sorted()
          .checkpointEvery(2)
          .needs(connections)
          .reader((from, out) -> rows(from, 0, out));
    }

    SourceStream parts() {
      return SourceStream.named("parts")
          .schema(SCHEMA)
          .cursor("at")
          .sorted()
          .checkpointEvery(2)
          .needs(connections)
          .partitions((request, known) -> keys())
          .reader((part, from, out) -> rows(from, part.key().asInt(), out));
    }

    SourceStream unsorted() {
      return SourceStream.named("unsorted")
          .schema(SCHEMA)
          .cursor("at")
          .checkpointEvery(2)
          .partitions((request, known) -> keys())
          .reader((part, from, out) -> rowsBackwards(from, part.key().asInt(), out));
    }

    SourceStream pages() {
      return SourceStream.named("pages")
          .schema(SCHEMA)
          .checkpointEvery(1)
          .partitions((request, known) -> keys())
          .pages(this::page);
    }

    @SuppressWarnings("UnnecessaryLambda") // the keys are walked lazily, at the pace of the seed
    private Iterable<Partition> keys() {
      return () -> IntStream.range(0, PARTS).mapToObj(this::key).iterator();
    }

    private Partition key(int part) {
      workshop.point();
      failNowAndThen();
      return new Partition(json("[" + part + "]").get(0));
    }

    /** The highest cursor comes first. */
    private void rowsBackwards(LowerBound from, int part, RecordSink out) {
      long start = from.value().map(Long::parseLong).orElse(0L);
      for (int row = ROWS - 1; row >= 0; row--) {
        if (row / 2 >= start) {
          emit(row, part, out);
        }
      }
    }

    private void rows(LowerBound from, int part, RecordSink out) {
      long start = from.value().map(Long::parseLong).orElse(0L);
      for (int row = 0; row < ROWS; row++) {
        if (row / 2 >= start) { // two rows share each cursor
          emit(row, part, out);
        }
      }
    }

    private Optional<String> page(Slice slice, RecordSink out) {
      int page = slice.page().map(Integer::parseInt).orElse(0);
      for (int row = 3 * page; row < 3 * page + 3; row++) {
        emit(row, slice.partition().key().asInt(), out);
      }
      return page < 1 ? Optional.of(String.valueOf(page + 1)) : Optional.empty();
    }

    private void emit(int row, int part, RecordSink out) {
      workshop.point();
      failNowAndThen();
      out.emit(row(row, part));
    }

    private void failNowAndThen() {
      if (failing && random.nextInt(60) == 0) {
        throw new TransientException("The store was away.");
      }
    }

    Transcript read(AirbyteStateType kind, int workers) {
      List<SourceStream> streams = List.of(sorted(), parts(), unsorted(), pages());
      ListSource source = new ListSource(kind, streams).with(workers);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      int exit =
          Transcript.read(
              List.of(new ReadCommand<>(source, new SourceConnector<>(source), stop -> workshop)),
              source,
              catalog(streams),
              "",
              out);
      assertThat(workshop.stuck()).isFalse();
      return Transcript.of(exit, out);
    }
  }

  private static JsonNode row(int row, int part) {
    return json("{'id':" + row + ",'at':" + row / 2 + ",'part':" + part + "}");
  }

  private static String catalog(List<SourceStream> streams) {
    return Catalogs.text(
        streams.stream()
            .map(
                stream ->
                    Catalogs.of(
                        stream.describe(),
                        stream
                            .describe()
                            .getSupportedSyncModes()
                            .get(stream.describe().getSupportedSyncModes().size() - 1)))
            .toList());
  }

  private static List<JsonNode> all(String stream) {
    int parts = stream.equals("sorted") ? 1 : PARTS;
    return IntStream.range(0, parts)
        .boxed()
        .flatMap(part -> IntStream.range(0, ROWS).mapToObj(row -> row(row, part)))
        .toList();
  }

  private static void assertSafe(Transcript run, AirbyteStateType kind, long seed) {
    for (int i = 0; i < run.messages().size(); i++) {
      if (run.messages().get(i).path("type").asText().equals("STATE")) {
        JsonNode state = run.messages().get(i).path("state");
        Transcript next = resume(kind, state);
        for (String stream : List.of("sorted", "parts", "unsorted", "pages")) {
          if (kind == AirbyteStateType.GLOBAL
              || state.at("/stream/stream_descriptor/name").asText().equals(stream)) {
            List<JsonNode> seen = new ArrayList<>(run.records(stream, 0, i));
            seen.addAll(next.records(stream));
            assertThat(seen).as("seed %d, cut %d", seed, i).containsAll(all(stream));
          }
        }
      }
    }
  }

  private static Transcript resume(AirbyteStateType kind, JsonNode state) {
    World world = new World(0, false);
    List<SourceStream> streams =
        List.of(world.sorted(), world.parts(), world.unsorted(), world.pages());
    return Transcript.read(new ListSource(kind, streams), catalog(streams), "[" + state + "]");
  }

  private static void run(long seed) {
    AirbyteStateType kind = seed % 2 == 0 ? AirbyteStateType.STREAM : AirbyteStateType.GLOBAL;
    int workers = 1 + (int) (seed % 5);
    Transcript run = new World(seed, false).read(kind, workers);

    assertThat(run.exit()).isZero();
    for (String stream : List.of("sorted", "parts", "unsorted", "pages")) {
      assertThat(run.records(stream))
          .as("seed %d", seed)
          .containsExactlyInAnyOrderElementsOf(all(stream));
      assertThat(run.statuses())
          .containsSubsequence(stream + " STARTED", stream + " RUNNING", stream + " COMPLETE");
    }
    assertThat(run.states().stream().mapToInt(s -> s.at("/sourceStats/recordCount").asInt()).sum())
        .isEqualTo(run.of("RECORD").size());
    if (seed % 20 == 0) {
      assertSafe(run, kind, seed);
    }
  }

  @Test
  void a_thousand_interleavings_lose_nothing_and_repeat_nothing() {
    for (long seed = 0; seed < 1000; seed++) {
      run(seed);
    }
  }

  @Test
  void failures_that_pass_lose_nothing_in_any_interleaving() {
    for (long seed = 0; seed < 60; seed++) {
      Transcript run = new World(seed, true).read(AirbyteStateType.GLOBAL, 1 + (int) (seed % 4));
      if (run.exit() == 0) {
        for (String stream : List.of("sorted", "parts", "unsorted", "pages")) {
          assertThat(run.records(stream)).as("seed %d", seed).containsAll(all(stream));
        }
      }
      if (seed % 10 == 0) {
        assertSafe(run, AirbyteStateType.GLOBAL, seed);
      }
    }
  }

  @Test
  @Tag("long")
  void many_more_interleavings_are_safe_at_every_state() {
    for (long seed = 1000; seed < 20_000; seed++) {
      run(seed);
    }
  }
}
