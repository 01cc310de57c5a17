package dev.tern.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a platform keeps of syncs that were cut. */
final class DeliveryTest {

  @TempDir private Path folder;

  private static String record(String stream, int id) {
    return "{\"type\":\"RECORD\",\"record\":{\"stream\":\""
        + stream
        + "\",\"data\":{\"id\":"
        + id
        + "},\"emitted_at\":1}}\n";
  }

  private static String state(String stream, int upTo) {
    return "{\"type\":\"STATE\",\"state\":{\"type\":\"STREAM\",\"stream\":{\"stream_descriptor\":"
        + "{\"name\":\""
        + stream
        + "\"},\"stream_state\":{\"id\":"
        + upTo
        + "}}}}\n";
  }

  private static String global(int upTo) {
    return "{\"type\":\"STATE\",\"state\":{\"type\":\"GLOBAL\",\"global\":{\"shared_state\":{\"id\":"
        + upTo
        + "},\"stream_states\":[]}}}\n";
  }

  private static Delivery delivery(String... outputs) {
    Delivery delivery = new Delivery();
    for (String output : outputs) {
      delivery.take(Transcript.of(output));
    }
    return delivery;
  }

  private static List<Integer> ids(Delivery delivery, String stream) {
    return delivery.records(stream).stream().map(record -> record.path("id").asInt()).toList();
  }

  @Test
  void a_record_counts_when_a_state_of_its_stream_comes() {
    Delivery delivery = delivery(record("a", 1) + record("b", 1) + state("a", 1) + record("a", 2));
    assertThat(ids(delivery, "a")).containsExactly(1);
    assertThat(ids(delivery, "b")).isEmpty();
  }

  @Test
  void a_global_state_covers_all_streams() {
    Delivery delivery = delivery(record("a", 1) + record("b", 1) + global(1) + record("b", 2));
    assertThat(ids(delivery, "a")).containsExactly(1);
    assertThat(ids(delivery, "b")).containsExactly(1);
    assertThat(delivery.states().states()).hasSize(1);
  }

  @Test
  void what_was_open_when_a_sync_was_cut_is_not_covered_by_the_next() {
    Delivery delivery = delivery(record("a", 1), state("a", 0) + record("a", 2) + state("a", 2));
    assertThat(ids(delivery, "a")).containsExactly(2);
  }

  @Test
  void the_newest_state_of_each_stream_is_kept() throws Exception {
    Delivery delivery = delivery(state("a", 1) + state("b", 1), state("a", 2));
    assertThat(Files.readString(delivery.states().writeTo(folder.resolve("state.json"))))
        .contains("{\"id\":2}", "\"b\"")
        .doesNotContain("\"a\"},\"stream_state\":{\"id\":1}");
    assertThat(delivery(state("a", 1) + global(2)).states().states()).hasSize(1);
    assertThat(delivery(global(2) + state("a", 1)).states().toJson().toString())
        .doesNotContain("GLOBAL");
  }

  @Test
  void a_line_that_was_cut_never_arrived() {
    String whole = record("a", 1) + state("a", 1);
    assertThat(Transcript.of(whole.substring(0, whole.length() - 1)).messages()).hasSize(1);
    assertThat(Transcript.of(whole).statePlaces()).containsExactly(1);
    assertThatThrownBy(() -> Transcript.of("no message\n")).isInstanceOf(AssertionError.class);
  }

  /** A source that forgets one record after each cut is found out. */
  @Test
  void every_state_is_a_cut() throws Exception {
    List<CutEverywhere.Cut> cuts =
        new CutEverywhere(
                states -> {
                  int from =
                      states.states().stream()
                          .mapToInt(it -> it.getStream().getStreamState().path("id").asInt() + 1)
                          .sum();
                  StringBuilder output = new StringBuilder();
                  for (int id = from + 1; id <= 5; id++) {
                    output.append(record("a", id)).append(state("a", id));
                  }
                  return Transcript.of(output.toString());
                })
            .cuts();
    assertThat(cuts).hasSize(5);
    List<Integer> found = new ArrayList<>();
    cuts.forEach(cut -> found.add(ids(cut.both(), "a").size()));
    assertThat(found).containsExactly(4, 4, 4, 4, 5);
    assertThat(ids(cuts.get(2).before(), "a")).containsExactly(1, 2, 3);
  }

  @Test
  void killed_syncs_go_on_from_their_last_state() {
    String script =
        "n=1; [ $# -gt 0 ] && n=3; for i in $n $((n+1)); do printf '%s' '"
            + record("a", 7)
            + state("a", 1)
            + "'; done; [ $# -gt 0 ] || exec sleep 1000";
    KilledSyncs syncs =
        new KilledSyncs(
            ConnectorCommand.of("sh", "-c", script, "sh"),
            List.of(),
            folder,
            new java.util.Random(1));
    boolean cut = syncs.kill(4);
    assertThat(cut).isTrue();
    int before = syncs.delivery().records("a").size();
    assertThat(syncs.finish().exitCode()).isZero();
    assertThat(syncs.delivery().records("a")).hasSize(before + 2);
  }
}
