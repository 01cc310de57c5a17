package dev.tern.cli.progress;

import static dev.tern.cli.progress.Counts.START;
import static dev.tern.cli.progress.Counts.stream;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cli.text.Columns;
import dev.tern.cli.text.Screen;
import dev.tern.protocol.AirbyteStreamStatus;
import dev.tern.protocol.StreamDescriptor;
import dev.tern.worker.sync.StreamCounts;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever a source tells, the view stays inside of the terminal and of reason. */
class ProgressPropertiesTest {

  /** One thing that is told of one of a few streams. */
  record Told(int stream, StreamCounts counts, int millis) {}

  @Property(tries = 300)
  void a_share_is_never_above_99_before_all_is_stored(@ForAll("stories") List<Told> story) {
    Progress progress = begin(5);
    for (Told told : story) {
      progress = next(progress, told);
      for (StreamProgress stream : progress.streams()) {
        int most = stream.stage() == Stage.DONE ? 100 : 99;
        assertThat(stream.percent().orElse(0)).isBetween(0, most);
      }
      boolean done = progress.count(Stage.DONE) == progress.streams().size();
      assertThat(progress.percent().orElse(0)).isBetween(0, done ? 100 : 99);
    }
  }

  @Property(tries = 300)
  void every_view_is_free_of_nonsense(@ForAll("stories") List<Told> story) {
    Progress progress = begin(5);
    for (Told told : story) {
      progress = next(progress, told);
    }
    JsonNode json = JsonView.of(progress);
    String all =
        String.join("\n", LiveView.of(progress, Screens.wide())) + PlainView.of(progress) + json;

    assertThat(all).doesNotContain("NaN").doesNotContain("Infinity").doesNotContain("null");
    assertThat(json.path("rows_per_second").asLong()).isNotNegative();
    assertThat(json.path("remaining_seconds").asLong(0)).isBetween(0L, 360_000L);
  }

  @Property(tries = 300)
  void the_view_stays_inside_of_the_terminal(
      @ForAll("stories") List<Told> story,
      @ForAll @IntRange(min = 10, max = 200) int width,
      @ForAll @IntRange(min = 8, max = 60) int height,
      @ForAll @IntRange(min = 1, max = 40) int streams) {
    Progress progress = begin(streams);
    for (Told told : story) {
      progress = next(progress, told);
    }

    List<String> lines = LiveView.of(progress, Screens.of(width, height));

    assertThat(lines).hasSizeLessThan(height).hasSizeLessThanOrEqualTo(14);
    assertThat(lines).allMatch(line -> Columns.of(line) < width);
    assertThat(LiveView.of(progress, new Screen(width, height, false, false)))
        .allMatch(line -> line.matches("[\\x20-\\x7e]*"));
  }

  private static Progress begin(int streams) {
    Map<StreamDescriptor, Expected> last = new HashMap<>();
    last.put(stream("stream-1 早"), new Expected(100, Expected.Basis.LAST_RUN));
    List<StreamDescriptor> all =
        IntStream.range(0, streams).mapToObj(number -> stream("stream-" + number + " 早")).toList();
    return Progress.begin(START, all, last);
  }

  private static Progress next(Progress progress, Told told) {
    Instant now = progress.now().plusMillis(told.millis());
    return progress.at(
        now,
        Map.of(stream("stream-" + told.stream() + " 早"), told.counts()),
        new Waits(told.counts().read(), told.counts().committed(), told.millis()));
  }

  @Provide
  Arbitrary<List<Told>> stories() {
    Arbitrary<Long> numbers =
        Arbitraries.oneOf(
            Arbitraries.longs().between(0, 2000), Arbitraries.longs().between(0, Long.MAX_VALUE));
    Arbitrary<Optional<AirbyteStreamStatus>> statuses =
        Arbitraries.of(AirbyteStreamStatus.class).optional();
    Arbitrary<StreamCounts> counts =
        Combinators.combine(numbers, numbers, numbers.optional(), statuses)
            .as(ProgressPropertiesTest::counts);
    return Combinators.combine(
            Arbitraries.integers().between(0, 4), counts, Arbitraries.integers().between(0, 5000))
        .as(Told::new)
        .list()
        .ofMaxSize(20);
  }

  private static StreamCounts counts(
      long read, long committed, Optional<Long> estimate, Optional<AirbyteStreamStatus> status) {
    OptionalLong rows = estimate.map(OptionalLong::of).orElse(OptionalLong.empty());
    return new Counts(read, Math.min(read, committed), rows, status).toCounts();
  }
}
