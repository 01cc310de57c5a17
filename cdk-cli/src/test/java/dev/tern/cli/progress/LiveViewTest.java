package dev.tern.cli.progress;

import static dev.tern.cli.progress.Counts.START;
import static dev.tern.cli.progress.Counts.stream;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tern.cli.text.Screen;
import dev.tern.protocol.AirbyteStreamStatus;
import dev.tern.protocol.StreamDescriptor;
import dev.tern.worker.sync.StreamCounts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LiveViewTest {

  @Test
  void a_stream_is_a_row_and_all_are_one_more() {
    assertThat(LiveView.of(two(), Screens.wide()))
        .containsExactly(
            "stream   read   sent  committed   rate   done  ETA",
            "users   1 680  1 680        600  168/s   84 %  0:02  ██████████░░  of ~2 000",
            "orders      3      3          3  0.3/s  100 %        ████████████  done",
            "all     1 683  1 683        603  168/s   84 %  0:02  ██████████░░  1 of 2 done",
            "committed 10 s ago");
  }

  @Test
  void a_narrow_terminal_goes_without_the_least_columns() {
    assertThat(LiveView.of(two(), Screens.of(40, 24)).get(0))
        .contains("stream", "read", "committed", "done")
        .doesNotContain("sent", "ETA");
  }

  @Test
  void a_thousand_streams_are_ten_rows_and_a_sum() {
    Map<StreamDescriptor, StreamCounts> counts = new HashMap<>();
    List<StreamDescriptor> streams =
        IntStream.range(0, 1000).mapToObj(number -> stream("stream-" + number)).toList();
    counts.put(streams.get(500), Counts.read(7).toCounts());
    counts.put(streams.get(600), Counts.read(9).status(AirbyteStreamStatus.INCOMPLETE).toCounts());
    Progress progress =
        Progress.begin(START, streams, Map.of()).at(START.plusSeconds(1), counts, Waits.NONE);

    List<String> lines = LiveView.of(progress, Screens.wide());

    assertThat(lines).hasSize(14);
    assertThat(lines.get(1)).startsWith("stream-600").endsWith("failed");
    assertThat(lines.get(2)).startsWith("stream-500").endsWith("reading");
    assertThat(lines.get(11)).isEqualTo("… 990 more: 990 waiting");
    assertThat(lines.get(12)).startsWith("all");
  }

  @Test
  void a_name_cannot_steer_the_terminal() {
    Progress progress = Progress.begin(START, List.of(stream("evil\u001b[2J\nname")), Map.of());

    assertThat(String.join("", LiveView.of(progress, Screens.wide())))
        .contains("evil?[2J?name")
        .doesNotContain("\u001b");
  }

  @Test
  void color_is_there_for_those_who_want_it() {
    String colored = String.join("", LiveView.of(two(), new Screen(120, 40, true, true)));

    assertThat(colored).contains("\u001b[32m").contains("\u001b[0m");
  }

  private static Progress two() {
    Counts done = Counts.read(3).committed(3).of(3).status(AirbyteStreamStatus.COMPLETE);
    return Progress.begin(START, List.of(stream("users"), stream("orders")), Map.of())
        .at(START, Map.of(), Waits.NONE)
        .at(
            START.plusSeconds(10),
            Map.of(
                stream("users"), Counts.read(1680).committed(600).of(2000).toCounts(),
                stream("orders"), done.toCounts()),
            Waits.NONE);
  }
}
