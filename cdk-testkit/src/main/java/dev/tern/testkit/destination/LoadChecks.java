package dev.tern.testkit.destination;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.worker.connector.Connector;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntConsumer;

/** Much at once: many streams, many fields, large rows, two syncs; and what is left of it. */
final class LoadChecks {

  private static final int LARGE_ROWS = 4;
  private static final int LARGE_BYTES = 20_000_000;
  private static final String HUGE = "x".repeat(1000);

  private LoadChecks() {}

  static List<WriteCheck> all() {
    return List.of(
        new WriteCheck("DST-17", LoadChecks::manyOfEach),
        new WriteCheck("DST-18", LoadChecks::boundedBatches),
        new WriteCheck("DST-24", LoadChecks::twoAtOnce));
  }

  /** Cleans everything the suite wrote, so it comes last. */
  static List<WriteCheck> last() {
    return List.of(new WriteCheck("DST-25", LoadChecks::nothingLeft));
  }

  private static String manyOfEach(WriteTrial trial) throws Exception {
    int count = trial.subject().manyStreams();
    StreamDraft[] streams = new StreamDraft[count];
    for (int i = 0; i < count; i++) {
      streams[i] = trial.stream("stream_" + i);
    }
    SyncDraft sync = trial.sync(streams);
    repeat(2, id -> List.of(streams).forEach(stream -> sync.ids(stream, id, id + 1)));
    ObjectNode text = Json.object().put("text", HUGE);
    repeat(count * 4, id -> sync.record(streams[0], text.deepCopy().put("id", id + 2)));
    List.of(streams).forEach(stream -> sync.state(stream, 2));
    Written written = sync.complete().succeed();
    Broken.unless(
        written.states().size() >= count,
        "Of " + count + " streams " + written.states().size() + " states came out.",
        written.lastLine());
    for (int i : new int[] {1, count / 2, count - 1}) {
      trial.expectIds(streams[i], "in one of " + count + " streams", 0, 1);
    }
    int huge = trial.ids(streams[0]).size();
    Broken.unless(
        huge == count * 4 + 2,
        "Of the " + (count * 4 + 2) + " rows of one stream are there " + huge);
    columns(trial);
    return count + " streams and " + trial.subject().manyColumns() + " fields were written.";
  }

  private static void columns(WriteTrial trial) throws Exception {
    StreamDraft wide = trial.stream("wide");
    ObjectNode row = Json.object().put("id", 1);
    for (int i = 0; i < trial.subject().manyColumns(); i++) {
      wide.field("c" + i, "string");
      row.put("c" + i, "v" + i);
    }
    trial.sync(wide).record(wide, row).state(1).complete().succeed();
    trial.expectRows(wide, "with many fields", row.toString());
  }

  private static void repeat(int times, IntConsumer step) {
    for (int i = 0; i < times; i++) {
      step.accept(i);
    }
  }

  private static String boundedBatches(WriteTrial trial) throws Exception {
    String flooded = trial.isEager() ? Flood.over(trial) : "";
    return flooded + littleMemory(trial);
  }

  private static String littleMemory(WriteTrial trial) throws Exception {
    Connector small =
        trial
            .subject()
            .inLittleMemory()
            .orElseThrow(
                () ->
                    new NotTried(
                        "Override inLittleMemory() with the destination as a process that has little"
                            + " memory, such as a jar with -Xmx."));
    StreamDraft stream = trial.stream("large").field("text", "string");
    SyncDraft sync = trial.sync(stream).on(small).unjudged();
    String text = "x".repeat(LARGE_BYTES);
    try (RunningWrite running = sync.start()) {
      for (int id = 0; id < LARGE_ROWS; id++) {
        sync.record(stream, Json.object().put("id", id).put("text", text));
        running.send(sync.takeInput());
      }
      running.send(sync.state(LARGE_ROWS).complete().takeInput()).end().await().succeeded();
    }
    trial.expectIds(stream, "of large rows in little memory", 0, 1, 2, 3);
    return LARGE_ROWS + " rows of " + LARGE_BYTES + " bytes went through little memory.";
  }

  private static String twoAtOnce(WriteTrial trial) throws Exception {
    trial.require(Feature.CONCURRENT_SYNCS);
    StreamDraft one = trial.stream("one", "same");
    StreamDraft two = trial.stream("two", "same");
    SyncDraft first = trial.sync(one).ids(0, DurabilityChecks.ENOUGH).state(1);
    SyncDraft second =
        trial
            .sync(two)
            .on(trial.subject().connector())
            .ids(100, 100 + DurabilityChecks.ENOUGH)
            .state(1);
    try (RunningWrite left = first.start();
        RunningWrite right = second.start()) {
      if (trial.isEager()) {
        boolean unused = left.nextState().isPresent() && right.nextState().isPresent();
      }
      left.send(first.ids(50, 60).complete().takeInput()).end();
      right.send(second.ids(150, 160).complete().takeInput()).end();
      left.await().succeeded();
      right.await().succeeded();
    }
    requireRange(trial, one, 0);
    requireRange(trial, two, 100);
    return "Two syncs wrote at once, each its own rows.";
  }

  private static void requireRange(WriteTrial trial, StreamDraft stream, int from)
      throws Exception {
    Set<Integer> ids = new TreeSet<>(trial.ids(stream));
    Broken.unless(
        ids.size() == 60 && trial.ids(stream).size() == 60 && ids.contains(from),
        "Of two syncs at once one has the ids " + ids + ".");
  }

  private static String nothingLeft(WriteTrial trial) throws Exception {
    writeAndClean(trial); // tables the destination keeps for itself are there from now on
    Set<String> before = places(trial);
    writeAndClean(trial);
    Set<String> left = places(trial);
    left.removeAll(before);
    Broken.unless(left.isEmpty(), "After clean(…) these are left: " + left + ".");
    return "Nothing was left when the streams were cleaned away.";
  }

  private static void writeAndClean(WriteTrial trial) throws Exception {
    StreamDraft kept = trial.stream("kept");
    StreamDraft there = trial.stream("there", "kept");
    SyncDraft sync = trial.sync(kept, there).ids(kept, 0, 3).ids(there, 0, 3);
    sync.state(kept, 3).complete().succeed();
    trial.store().clean(trial.subject().prefix());
  }

  private static Set<String> places(WriteTrial trial) throws Exception {
    return new TreeSet<>(
        trial
            .store()
            .places()
            .orElseThrow(
                () -> new NotTried("Override places() of the store to have this checked.")));
  }
}
