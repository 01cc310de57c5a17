package dev.tern.cdk.source;

import static dev.tern.cdk.source.Transcript.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tern.cdk.error.TransientException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Failures that pass: what failed rests, others go on, then it is tried again. */
class RetryTest {

  private final List<String> asked = new ArrayList<>();

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
  void a_failure_that_passes_is_tried_again_from_the_last_page() {
    AtomicInteger calls = new AtomicInteger();
    PageReader three = pages(2);
    SourceStream users =
        SourceStream.named("users")
            .schema(ReadTest.SCHEMA)
            .pages(
                (slice, out) -> {
                  if (calls.incrementAndGet() % 2 == 0) {
                    out.emit(json("{'id':77}"));
                    throw new TransientException("The store was away.");
                  }
                  return three.read(slice, out);
                });

    Transcript run = Runs.readAtOnce(Catalogs.fullRefresh(users), "", users);

    assertThat(run.exit()).isZero();
    assertThat(ids(run)).containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(Runs.logs(run))
        .contains("Stream 'users' is tried again in 0.5 s (1 of 3): The store was away.");
  }

  @Test
  void a_failure_that_stays_is_tried_as_often_as_declared() {
    AtomicInteger calls = new AtomicInteger();
    SourceStream users =
        SourceStream.named("users")
            .schema(ReadTest.SCHEMA)
            .retries(2)
            .pages(
                (slice, out) -> {
                  calls.incrementAndGet();
                  throw new TransientException("The store is away.");
                });

    Transcript run = Runs.readAtOnce(Catalogs.fullRefresh(users), "", users);

    assertThat(calls).hasValue(3);
    assertThat(run.errors().get(0).path("failure_type").asText()).isEqualTo("transient_error");
  }

  @Test
  void a_sorted_stream_is_tried_again_from_its_highest_cursor_and_repeats_nothing() {
    AtomicInteger calls = new AtomicInteger();
    SourceStream users =
        SourceStream.named("users")
            .schema(ReadTest.SCHEMA)
            .cursor("id")
            .sorted()
            .reader(
                (from, out) -> {
                  asked.add(from.value().orElse("the start"));
                  for (int id = from.value().map(Integer::parseInt).orElse(1); id <= 9; id++) {
                    out.emit(json("{'id':" + id + "}"));
                    if (id == 4 && calls.incrementAndGet() == 1) {
                      throw new TransientException("The store was away.");
                    }
                  }
                });

    Transcript run = Runs.readAtOnce(Catalogs.incremental(users), "", users);

    assertThat(asked).containsExactly("the start", "4");
    assertThat(ids(run)).containsExactlyElementsOf(IntStream.rangeClosed(1, 9).boxed().toList());
  }

  @Test
  void others_are_read_with_its_permit_while_a_stream_rests() {
    Limit one = Limit.of("connections", 1);
    AtomicInteger calls = new AtomicInteger();
    SourceStream resting =
        SourceStream.named("resting")
            .schema(ReadTest.SCHEMA)
            .needs(one)
            .reader(
                (from, out) -> {
                  if (calls.incrementAndGet() == 1) {
                    throw new TransientException("The store was away.");
                  }
                  asked.add("resting");
                  out.emit(json("{'id':1}"));
                });
    SourceStream other =
        SourceStream.named("other")
            .schema(ReadTest.SCHEMA)
            .needs(one)
            .reader((from, out) -> asked.add("other"));

    Transcript run = Runs.readAtOnce(Catalogs.fullRefresh(resting, other), "", resting, other);

    assertThat(run.exit()).isZero();
    assertThat(asked).containsExactly("other", "resting");
  }

  @Test
  void while_one_part_rests_no_other_of_its_stream_runs_into_the_same_wall() {
    AtomicInteger calls = new AtomicInteger();
    SourceStream users =
        SourceStream.named("users")
            .schema(ReadTest.SCHEMA)
            .partitions(
                (request, known) ->
                    IntStream.range(0, 100).mapToObj(i -> Partition.of("p" + i)).toList())
            .reader(
                (part, from, out) -> {
                  calls.incrementAndGet();
                  throw new TransientException("The store is away.");
                });

    Transcript run = Runs.readAtOnce(Catalogs.fullRefresh(users), "", users);

    assertThat(run.exit()).isEqualTo(1);
    assertThat(calls).hasValue(40); // ten parts in a row, each with three more tries
  }

  @Test
  void splitting_that_fails_on_the_way_is_begun_anew_and_gives_no_part_twice() {
    AtomicInteger splits = new AtomicInteger();
    SourceStream users =
        SourceStream.named("users")
            .schema(ReadTest.SCHEMA)
            .partitions((request, known) -> () -> keysFailing(splits.incrementAndGet()))
            .reader((part, from, out) -> asked.add(part.key().asText()));

    Transcript run = Runs.readAtOnce(Catalogs.fullRefresh(users), "", users);

    assertThat(run.exit()).isZero();
    assertThat(asked).containsExactly("p0", "p1", "p2", "p3");
    assertThat(splits).hasValue(3);
    assertThat(Runs.logs(run))
        .contains("Stream 'users' is tried again in 0.5 s (1 of 3): The parents were away.");
  }

  /** Fails behind as many keys as it was begun before. */
  private static Iterator<Partition> keysFailing(int split) {
    return IntStream.range(0, 4)
        .mapToObj(
            i -> {
              if (i == split && split < 3) {
                throw new TransientException("The parents were away.");
              }
              return Partition.of("p" + i);
            })
        .iterator();
  }

  @Test
  void splitting_that_stays_away_fails_the_stream_and_no_other() {
    AtomicInteger splits = new AtomicInteger();
    SourceStream users =
        SourceStream.named("users")
            .schema(ReadTest.SCHEMA)
            .partitions(
                (request, known) -> {
                  splits.incrementAndGet();
                  throw new TransientException("The parents are away.");
                })
            .reader((part, from, out) -> asked.add(part.key().asText()));
    SourceStream other =
        SourceStream.named("other")
            .schema(ReadTest.SCHEMA)
            .reader((from, out) -> out.emit(json("{'id':1}")));

    Transcript run = Runs.readAtOnce(Catalogs.fullRefresh(users, other), "", users, other);

    assertThat(splits).hasValue(4);
    assertThat(run.errors().get(0).path("failure_type").asText()).isEqualTo("transient_error");
    assertThat(run.statuses()).contains("users INCOMPLETE", "other COMPLETE");
  }
}
