package dev.tern.cli.progress;

import static dev.tern.cli.progress.Counts.START;
import static dev.tern.cli.progress.Counts.stream;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tern.protocol.AirbyteStreamStatus;
import dev.tern.worker.sync.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressTest {

  @Test
  void the_share_is_read_of_estimated() {
    Progress progress = users(Counts.read(680).of(1000));

    assertThat(progress.percent()).hasValue(68);
  }

  @Test
  void without_an_estimate_the_last_run_is_what_is_expected() {
    Progress progress =
        Progress.begin(
                START,
                List.of(stream("users")),
                Map.of(stream("users"), new Expected(200, Expected.Basis.LAST_RUN)))
            .at(
                START.plusSeconds(10),
                Map.of(stream("users"), Counts.read(50).toCounts()),
                Waits.NONE);

    assertThat(progress.percent()).hasValue(25);
    assertThat(progress.remaining()).isEmpty();
    assertThat(PlainView.of(progress)).contains("25 %");
  }

  @Test
  void without_either_there_is_no_share_but_a_rate() {
    Progress progress = moved(Counts.read(0), Counts.read(5000));

    assertThat(progress.percent()).isEmpty();
    assertThat(PlainView.of(progress)).contains("500/s").doesNotContain("%");
  }

  @Test
  void an_estimate_of_zero_counts_as_none() {
    assertThat(users(Counts.read(0).of(0)).percent()).isEmpty();
    assertThat(users(Counts.read(7).of(0)).percent()).isEmpty();
  }

  @Test
  void what_exceeds_its_estimate_is_almost_done() {
    Progress progress = users(Counts.read(1204).of(1000));

    assertThat(progress.percent()).hasValue(99);
    assertThat(String.join("\n", LiveView.of(progress, Screens.wide())))
        .contains("1 204")
        .contains("of ~1 000");
  }

  @Test
  void complete_is_done_only_when_it_is_stored() {
    Counts complete = Counts.read(10).of(10).status(AirbyteStreamStatus.COMPLETE);

    assertThat(users(complete.committed(9)).percent()).hasValue(99);
    assertThat(users(complete.committed(9)).streams().get(0).stage()).isEqualTo(Stage.STORING);
    assertThat(users(complete.committed(10)).percent()).hasValue(100);
  }

  @Test
  void the_time_that_is_left_is_told_after_some_seconds() {
    Progress early = moved(Counts.read(0).of(1000), Counts.read(100).of(1000), 4);
    Progress later = moved(Counts.read(0).of(1000), Counts.read(100).of(1000), 10);

    assertThat(early.remaining()).isEmpty();
    assertThat(later.remaining()).contains(Duration.ofSeconds(90));
    assertThat(PlainView.of(later)).contains("ETA 1:30");
  }

  @Test
  void the_rate_is_that_of_the_last_seconds() {
    Pace pace = Pace.NONE.and(START, 0).and(START.plusSeconds(1), 1_000_000);
    for (int second = 2; second <= 30; second++) {
      pace = pace.and(START.plusSeconds(second), 1_000_000 + second);
    }

    assertThat(pace.perSecond()).isBetween(0.9, 1.1);
    assertThat(pace.samples()).hasSizeLessThan(14);
  }

  @Test
  void silence_is_told_after_a_minute() {
    Progress quiet = users(Counts.read(5)).at(START.plusSeconds(84), Map.of(), Waits.NONE);

    assertThat(lines(quiet)).contains("no message for 74 s");
  }

  @Test
  void the_slowest_is_named() {
    Progress progress =
        users(Counts.read(5)).at(START.plusSeconds(11), Map.of(), new Waits(12, 71, 17));

    assertThat(lines(progress))
        .contains("waiting for source 12 % · destination 71 % · worker 17 %");
    assertThat(PlainView.of(progress)).contains("mostly waiting for the destination");
  }

  @Test
  void a_rate_limit_is_shown_with_its_reason() {
    Progress progress =
        begin()
            .at(
                START.plusSeconds(10),
                Map.of(stream("users"), Counts.read(5).limited("rate limited until 10:15:00Z")),
                Waits.NONE);

    assertThat(lines(progress)).contains("rate limited until 10:15:00Z");
    assertThat(PlainView.of(progress)).contains("users: rate limited until 10:15:00Z");
  }

  @Test
  void the_age_of_the_last_commit_is_shown() {
    assertThat(lines(users(Counts.read(9).committed(5)))).contains("committed 10 s ago");
    assertThat(lines(users(Counts.read(9)))).contains("nothing committed yet");
  }

  @Test
  void programs_get_the_same_as_an_object() {
    Progress progress = users(Counts.read(680).committed(600).of(1000));

    assertThat(JsonView.of(progress).toString())
        .startsWith("{\"type\":\"progress\",\"at\":\"2026-01-01T10:00:10Z\",\"elapsed_seconds\":10")
        .contains("\"percent\":68")
        .contains("\"expected\":1000,\"expected_from\":\"estimate\"");
  }

  @Test
  void nothing_goes_on_at_the_end() {
    Progress last = moved(Counts.read(0).of(1000), Counts.read(100).of(1000), 10);

    assertThat(last.ended(Verdict.CANCELLED).streams().get(0).stage()).isEqualTo(Stage.STOPPED);
    assertThat(last.ended(Verdict.PARTIAL).streams().get(0).stage()).isEqualTo(Stage.FAILED);
    assertThat(last.ended(Verdict.PARTIAL).remaining()).isEmpty();
    assertThat(last.ended(Verdict.PARTIAL).percent()).hasValue(10);
    assertThat(last.ended(Verdict.SUCCEEDED).percent()).hasValue(100);
    assertThat(lines(last.ended(Verdict.PARTIAL))).contains("failed").doesNotContain("of ~");
  }

  @Test
  void a_source_that_is_stopped_says_incomplete() {
    Counts incomplete = Counts.read(10).committed(5).status(AirbyteStreamStatus.INCOMPLETE);

    assertThat(users(incomplete).ended(Verdict.CANCELLED).streams().get(0).stage())
        .isEqualTo(Stage.STOPPED);
    assertThat(users(incomplete).ended(Verdict.SUCCEEDED).streams().get(0).stage())
        .isEqualTo(Stage.DONE);
    assertThat(users(incomplete).ended(Verdict.PARTIAL).streams().get(0).stage())
        .isEqualTo(Stage.FAILED);
  }

  @Test
  void what_is_done_stays_done_when_the_rest_fails() {
    Counts done = Counts.read(10).committed(10).status(AirbyteStreamStatus.COMPLETE);

    assertThat(users(done).ended(Verdict.FAILED).streams().get(0).stage()).isEqualTo(Stage.DONE);
  }

  private static Progress begin() {
    return Progress.begin(START, List.of(stream("users")), Map.of());
  }

  private static Progress users(Counts counts) {
    return begin()
        .at(START.plusSeconds(10), Map.of(stream("users"), counts.toCounts()), Waits.NONE);
  }

  private static Progress moved(Counts first, Counts second) {
    return moved(first, second, 10);
  }

  private static Progress moved(Counts first, Counts second, long seconds) {
    return begin()
        .at(START, Map.of(stream("users"), first.toCounts()), Waits.NONE)
        .at(START.plusSeconds(seconds), Map.of(stream("users"), second.toCounts()), Waits.NONE);
  }

  private static String lines(Progress progress) {
    return String.join("\n", LiveView.of(progress, Screens.wide()));
  }
}
