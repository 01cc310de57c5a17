package dev.tern.cdk.destination.sql.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Rows of random keys, cursors and times, in random order and cut into random syncs, leave the same
 * rows as a map that keeps the newest of each key.
 */
public abstract class DedupPropertiesSuiteTest {

  private static final long FIRST = 1_700_000_000_000L;
  private static final Comparator<Event> NEWEST =
      Comparator.comparing(Event::cursor, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(Event::emittedAt);

  /** For subclasses. */
  protected DedupPropertiesSuiteTest() {}

  /** A new, empty database. */
  protected abstract SqlStore store();

  /**
   * A record.
   *
   * @param key one part of its key; the other is a text made of it
   * @param cursor what orders it
   * @param emittedAt what orders it among equal cursors
   * @param deleted whether it says that the row is deleted
   * @param split whether a new sync begins after it
   */
  record Event(
      @Nullable Integer key,
      @Nullable Integer cursor,
      int emittedAt,
      boolean deleted,
      boolean split) {

    String json(int value) {
      return String.format(
          "{\"id\":%s,\"part\":{\"k\":%s},\"c\":%s,\"v\":%d%s}",
          key,
          key == null ? null : key % 2,
          cursor,
          value,
          deleted ? ",\"_ab_cdc_deleted_at\":\"2024\"" : "");
    }
  }

  @Property(tries = 6, shrinking = ShrinkingMode.OFF)
  void a_table_keeps_what_a_map_would(@ForAll("events") List<Event> events, @ForAll boolean soft) {
    check(events, soft);
  }

  @Tag("long")
  @Property(tries = 300, shrinking = ShrinkingMode.OFF)
  void a_table_keeps_what_a_map_would_many_times(
      @ForAll("events") List<Event> events, @ForAll boolean soft) {
    check(events, soft);
  }

  private void check(List<Event> events, boolean soft) {
    SqlStore store = store();
    int position = 0;
    while (position < events.size()) {
      int end = position;
      while (end < events.size() - 1 && !events.get(end).split()) {
        end++;
      }
      sync(store, events, position, end + 1, soft);
      position = end + 1;
    }
    assertThat(store.query("SELECT v FROM " + store.table("t") + " ORDER BY v"))
        .containsExactlyElementsOf(expected(events, soft));
  }

  private static void sync(SqlStore store, List<Event> events, int from, int to, boolean soft) {
    SuiteStream stream =
        new SuiteStream("t")
            .field("id", "integer")
            .field("part", "object")
            .field("c", "integer")
            .field("v", "integer")
            .field("_ab_cdc_deleted_at", "string")
            .mode("append_dedup")
            .key("id", "part.k")
            .cursor("c");
    SuiteSync sync = new SuiteSync(store, stream).option("deletes", soft ? "soft" : "hard");
    for (int i = from; i < to; i++) {
      sync.at(FIRST + events.get(i).emittedAt()).records(events.get(i).json(i));
    }
    sync.succeed();
  }

  private static List<String> expected(List<Event> events, boolean soft) {
    Map<String, Integer> kept = new HashMap<>();
    for (int i = 0; i < events.size(); i++) {
      Event event = events.get(i);
      Integer before = kept.get(String.valueOf(event.key()));
      if (before == null || NEWEST.compare(event, events.get(before)) >= 0) {
        kept.put(String.valueOf(event.key()), i);
      }
    }
    List<Integer> values = new ArrayList<>(kept.values());
    values.removeIf(value -> !soft && events.get(value).deleted());
    return values.stream().sorted().map(String::valueOf).toList();
  }

  @Provide
  Arbitrary<List<Event>> events() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 4).injectNull(0.1),
            Arbitraries.integers().between(-2, 3).injectNull(0.2),
            Arbitraries.integers().between(0, 2),
            Arbitraries.of(false, false, false, true),
            Arbitraries.of(false, false, false, false, false, false, true))
        .as(Event::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(24);
  }
}
