package dev.tern.examples.jsonl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterTry;
import org.jspecify.annotations.Nullable;

/**
 * Rows of random keys, cursors and times, in random order and cut into random syncs, leave the same
 * rows as a map that keeps the newest of each key.
 */
class KeyedPropertiesTest {

  private static final Comparator<Event> NEWEST =
      Comparator.comparing(Event::cursor, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(Event::emittedAt);

  private @Nullable Path folder;

  /**
   * A record.
   *
   * @param key one part of its key; the other is nested
   * @param cursor what orders it
   * @param emittedAt what orders it among equal cursors
   * @param deleted whether it says that the row is deleted
   * @param split whether a new sync begins after it
   */
  record Event(int key, @Nullable Integer cursor, int emittedAt, boolean deleted, boolean split) {

    String line(int value) {
      String data =
          String.format(
              "{\"part\":{\"k\":%d},\"id\":%d,\"c\":%s,\"v\":%d%s}",
              key % 2, key, cursor, value, deleted ? ",\"_ab_cdc_deleted_at\":\"2024\"" : "");
      return InProcess.record("t", data).replace("1700000000000", "170000000000" + emittedAt);
    }
  }

  @Property(tries = 150)
  void a_view_keeps_what_a_map_would(@ForAll("events") List<Event> events, @ForAll boolean soft)
      throws IOException {
    Path work = Files.createTempDirectory("jsonl-keys");
    folder = work;
    InProcess destination = new InProcess(work, work.resolve("store"));
    destination.with("\"deletes\":\"" + (soft ? "soft" : "hard") + "\",\"batch_rows\":3");
    String stream =
        InProcess.stream("t", "append_dedup")
            .replace(
                "\"generation_id\"",
                "\"primary_key\":[[\"part\",\"k\"],[\"id\"]],\"cursor_field\":[\"c\"],\"generation_id\"");
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      lines.add(events.get(i).line(i));
      if (events.get(i).split() || i == events.size() - 1) {
        assertThat(destination.write(stream, lines.toArray(String[]::new)).code()).isZero();
        lines.clear();
      }
    }

    assertThat(values(work.resolve("store/t.jsonl")))
        .containsExactlyInAnyOrderElementsOf(expected(events, soft));
  }

  private static List<Integer> values(Path view) throws IOException {
    return Files.readAllLines(view).stream()
        .map(line -> line.replaceAll(".*\"v\":(\\d+).*", "$1"))
        .map(Integer::valueOf)
        .toList();
  }

  private static List<Integer> expected(List<Event> events, boolean soft) {
    Map<Integer, Integer> kept = new HashMap<>();
    for (int i = 0; i < events.size(); i++) {
      Event event = events.get(i);
      Integer before = kept.get(event.key());
      if (before == null || NEWEST.compare(event, events.get(before)) >= 0) {
        kept.put(event.key(), i);
      }
    }
    List<Integer> values = new ArrayList<>(kept.values());
    values.removeIf(value -> !soft && events.get(value).deleted());
    return values;
  }

  @Provide
  Arbitrary<List<Event>> events() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 4),
            Arbitraries.integers().between(-2, 3).injectNull(0.2),
            Arbitraries.integers().between(0, 2),
            Arbitraries.of(false, false, false, true),
            Arbitraries.of(false, false, false, false, true))
        .as(Event::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(24);
  }

  @AfterTry
  void clean() throws IOException {
    if (folder == null) {
      return;
    }
    List<Path> files;
    try (Stream<Path> found = Files.walk(folder)) {
      files = found.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : files) {
      Files.delete(file);
    }
  }
}
