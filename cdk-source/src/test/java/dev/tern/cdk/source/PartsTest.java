package dev.tern.cdk.source;

import static dev.tern.cdk.source.Transcript.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.error.SystemException;
import dev.tern.protocol.SyncMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Streams that split into parts and pages. */
class PartsTest {

  private final List<String> asked = new ArrayList<>();

  private static Partitioner parts(String... keys) {
    return (request, known) -> Arrays.stream(keys).map(Partition::of).toList();
  }

  /** Each part has records 1 to 3; cursors of part b are ten higher. */
  private SourceStream numbered(Partitioner partitioner) {
    return SourceStream.named("users")
        .schema(ReadTest.SCHEMA)
        .cursor("id")
        .sorted()
        .partitions(partitioner)
        .reader(
            (part, from, out) -> {
              String name = part.key().asText();
              asked.add(name + " from " + from.value().orElse("the start"));
              int offset = name.equals("b") ? 10 : 0;
              for (int id = offset + 1; id <= offset + 3; id++) {
                if (id >= from.value().map(Integer::parseInt).orElse(0)) {
                  out.emit(json("{'id':" + id + ",'name':'" + name + "'}"));
                }
              }
            });
  }

  private static JsonNode state(Transcript run) {
    return run.states().get(run.states().size() - 1).at("/stream/stream_state");
  }

  @Test
  void each_part_goes_on_from_its_own_cursor_and_a_new_one_from_its_start() {
    SourceStream before = numbered(parts("a", "b"));
    SourceStream after = numbered(parts("a", "b", "new"));
    String catalog = Catalogs.incremental(before);

    Transcript first = Runs.read(1, catalog, "", before);
    asked.clear();
    Transcript second = Runs.read(1, catalog, Runs.lastState(first), after);

    assertThat(first.records("users")).hasSize(6);
    assertThat(asked).containsExactly("a from 3", "b from 13", "new from the start");
    assertThat(second.records("users"))
        .extracting(r -> r.path("name").asText())
        .containsOnly("new");
  }

  @Test
  void parts_at_one_position_are_listed_by_their_keys_only() {
    SourceStream empty =
        SourceStream.named("users")
            .schema(ReadTest.SCHEMA)
            .partitions(parts("a", "b", "c"))
            .reader(
                (part, from, out) -> {
                  if (part.key().asText().equals("c")) {
                    throw new IllegalStateException("not this one");
                  }
                });

    Transcript run = Runs.read(1, Catalogs.fullRefresh(empty), "", empty);

    assertThat(state(run))
        .isEqualTo(
            json(
                "{'full_refresh':'unfinished','partitions':[{'key':'c'}],"
                    + "'floor':{'done':true},'at_floor':['a','b']}"));
  }

  @Test
  void a_part_that_fails_loses_nothing_of_the_others() {
    AtomicInteger failures = new AtomicInteger();
    SourceStream users =
        SourceStream.named("users")
            .schema(ReadTest.SCHEMA)
            .partitions(parts("a", "bad", "c"))
            .reader(
                (part, from, out) -> {
                  asked.add(part.key().asText());
                  out.emit(json("{'id':1,'name':" + part.key() + "}"));
                  if (part.key().asText().equals("bad") && failures.incrementAndGet() == 1) {
                    throw new IllegalStateException("this time");
                  }
                });

    Transcript first = Runs.read(1, Catalogs.fullRefresh(users), "", users);
    asked.clear();
    Transcript second = Runs.read(1, Catalogs.fullRefresh(users), Runs.lastState(first), users);

    assertThat(first.exit()).isEqualTo(1);
    assertThat(first.errors()).hasSize(1);
    assertThat(first.statuses()).endsWith("users INCOMPLETE");
    assertThat(first.records("users")).hasSize(3);
    assertThat(second.records("users"))
        .extracting(r -> r.path("name").asText())
        .containsExactly("bad");
    assertThat(state(second)).isEqualTo(json("{'full_refresh':'complete'}"));
  }

  /** Pages of two records each, up to a last page. */
  private static PageReader pages(int last) {
    return (slice, out) -> {
      int page = slice.page().map(Integer::parseInt).orElse(0);
      out.emit(json("{'id':" + 2 * page + "}"));
      out.emit(json("{'id':" + (2 * page + 1) + "}"));
      return page < last ? Optional.of(String.valueOf(page + 1)) : Optional.empty();
    };
  }

  private static List<Integer> ids(Transcript run) {
    return run.records("users").stream().map(r -> r.path("id").asInt()).toList();
  }

  @Test
  void a_full_refresh_in_pages_resumes_behind_the_last_whole_page() {
    AtomicInteger calls = new AtomicInteger();
    PageReader five = pages(4);
    SourceStream users =
        SourceStream.named("users")
            .schema(ReadTest.SCHEMA)
            .pages(
                (slice, out) -> {
                  if (calls.incrementAndGet() == 3) {
                    out.emit(json("{'id':77}"));
                    throw new SystemException("The connection was lost.");
                  }
                  return five.read(slice, out);
                });

    Transcript first = Runs.read(1, Catalogs.fullRefresh(users), "", users);
    Transcript second = Runs.read(1, Catalogs.fullRefresh(users), Runs.lastState(first), users);

    assertThat(users.describe().getIsResumable()).isTrue();
    assertThat(users.describe().getSourceDefinedCursor()).isTrue();
    assertThat(ids(first)).containsExactly(0, 1, 2, 3, 77);
    assertThat(state(first)).isEqualTo(json("{'full_refresh':'unfinished','page':'2'}"));
    assertThat(ids(second)).containsExactly(4, 5, 6, 7, 8, 9);
  }

  @Test
  void the_same_page_twice_in_a_row_fails_the_stream() {
    SourceStream users =
        SourceStream.named("users")
            .schema(ReadTest.SCHEMA)
            .pages((slice, out) -> Optional.of("again"));

    Transcript run = Runs.read(1, Catalogs.fullRefresh(users), "", users);

    assertThat(run.errors().get(0).path("message").asText())
        .contains("gives the token of the page that was read");
  }

  @Test
  void an_incremental_read_in_pages_keeps_its_bound_until_the_last_page() {
    List<String> slices = new ArrayList<>();
    AtomicInteger calls = new AtomicInteger();
    SourceStream users =
        SourceStream.named("users")
            .schema(ReadTest.SCHEMA)
            .cursor("id")
            .pages(
                (slice, out) -> {
                  slices.add(slice.from().value() + " " + slice.page());
                  if (calls.incrementAndGet() == 2) {
                    throw new SystemException("The connection was lost.");
                  }
                  out.emit(json("{'id':" + (9 - calls.get()) + "}"));
                  return calls.get() < 4 ? Optional.of("p" + calls.get()) : Optional.empty();
                });
    String catalog = Catalogs.incremental(users);

    Transcript first = Runs.read(1, catalog, "", users);
    Transcript second = Runs.read(1, catalog, Runs.lastState(first), users);

    assertThat(slices)
        .containsExactly(
            "Optional.empty Optional.empty",
            "Optional.empty Optional[p1]",
            "Optional.empty Optional[p1]",
            "Optional.empty Optional[p3]");
    assertThat(state(first).path("highest").asText()).isEqualTo("8");
    assertThat(state(second).path("cursor").asText()).isEqualTo("8");
    assertThat(state(second).has("page")).isFalse();
  }

  @Test
  void ten_thousand_parts_and_more_are_asked_for_one_by_one_and_the_state_stays_small() {
    int parts = PartPositions.CAP + 50;
    AtomicInteger given = new AtomicInteger();
    AtomicInteger read = new AtomicInteger();
    AtomicInteger ahead = new AtomicInteger();
    SourceStream many =
        SourceStream.named("users")
            .schema(ReadTest.SCHEMA)
            .cursor("id")
            .partitions(
                (request, known) ->
                    () ->
                        IntStream.range(0, parts)
                            .mapToObj(
                                part -> {
                                  ahead.accumulateAndGet(
                                      given.incrementAndGet() - read.get(), Math::max);
                                  return Partition.of("part " + part);
                                })
                            .iterator())
            .reader(
                (part, from, out) -> {
                  if (from.value().isEmpty()) {
                    out.emit(json("{'id':1}"));
                  }
                  read.incrementAndGet();
                });

    Transcript first = Runs.read(4, Catalogs.incremental(many), "", many);
    given.set(0);
    read.set(0);
    Transcript second = Runs.read(4, Catalogs.incremental(many), Runs.lastState(first), many);

    assertThat(first.records("users")).hasSize(parts);
    assertThat(ahead.get()).isLessThanOrEqualTo(8);
    assertThat(Runs.logs(first)).filteredOn(log -> log.contains("more parts than")).hasSize(1);
    assertThat(second.records("users")).hasSize(50); // those it could not remember
    assertThat(first.states().size()).isLessThan(5);
  }

  @Test
  void a_part_given_twice_fails_the_stream() {
    SourceStream users = numbered(parts("a", "a"));

    Transcript run = Runs.read(1, Catalogs.incremental(users), "", users);

    assertThat(run.errors().get(0).path("message").asText()).contains("given twice");
  }

  @Test
  void parts_that_are_not_given_any_more_are_forgotten() {
    SourceStream before = numbered(parts("a", "b"));
    SourceStream after = numbered(parts("a"));
    Transcript first = Runs.read(1, Catalogs.incremental(before), "", before);
    Transcript second = Runs.read(1, Catalogs.incremental(after), Runs.lastState(first), after);

    assertThat(state(second).path("partitions"))
        .extracting(part -> part.path("key").asText())
        .containsExactly("a");
  }

  @Test
  void the_other_sync_mode_starts_over_and_says_so() {
    SourceStream users = numbered(parts("a"));
    Transcript full = Runs.read(1, Catalogs.fullRefresh(users), "", users);
    asked.clear();

    Transcript run =
        Runs.read(1, Runs.catalog(SyncMode.INCREMENTAL, users), Runs.lastState(full), users);

    assertThat(asked).containsExactly("a from the start");
    assertThat(Runs.logs(run)).anyMatch(log -> log.contains("of the other sync mode"));
  }

  @Test
  void a_state_of_a_stream_that_was_not_split_is_refused() {
    SourceStream users = numbered(parts("a"));

    Transcript run =
        Runs.read(
            1,
            Catalogs.incremental(users),
            "[{'type':'STREAM','stream':{'stream_descriptor':{'name':'users'},"
                + "'stream_state':{'cursor':'7','cursor_field':['id']}}}]",
            users);

    assertThat(run.errors().get(0).path("failure_type").asText()).isEqualTo("config_error");
    assertThat(run.errors().get(0).path("message").asText()).contains("split otherwise");
  }
}
