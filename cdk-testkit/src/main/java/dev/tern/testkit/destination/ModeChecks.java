package dev.tern.testkit.destination;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.worker.connector.Connector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What each sync mode does, and when what replaces something else becomes visible. */
final class ModeChecks {

  private static final List<String> MODES =
      List.of("append", "overwrite", "append_dedup", "update", "soft_delete");

  private ModeChecks() {}

  static List<WriteCheck> all() {
    return List.of(
        new WriteCheck("WRITE-9", ModeChecks::refusesOtherModes),
        new WriteCheck("WRITE-10", ModeChecks::overwrites),
        new WriteCheck("WRITE-13", ModeChecks::endsWithoutComplete),
        new WriteCheck("DST-6", ModeChecks::everyMode),
        new WriteCheck("DST-7", ModeChecks::failedOverwrite),
        new WriteCheck("DST-22", ModeChecks::incomplete));
  }

  private static String refusesOtherModes(WriteTrial trial) throws Exception {
    StreamDraft stream = trial.stream("refused");
    List<String> others =
        Stream.concat(MODES.stream(), Stream.of("no_such_mode"))
            .filter(mode -> !modes(trial).contains(mode))
            .toList();
    for (String mode : others) {
      StreamDraft other = trial.stream("refused").mode(mode).key("id");
      trial.sync(other).ids(0, 2).complete().run().refused("The mode '" + mode + "'");
    }
    trial.expectIds(stream, "after modes that are not listed");
    return "What the specification does not list was refused: " + others + ".";
  }

  private static List<String> modes(WriteTrial trial) {
    try {
      return List.copyOf(trial.modes());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  private static String overwrites(WriteTrial trial) throws Exception {
    trial.requireMode("overwrite");
    StreamDraft stream = trial.stream("replaced").mode("overwrite");
    trial.sync(stream).ids(0, 3).state(3).complete().succeed();
    trial.sync(stream.generation(2, 2)).ids(5, 7).state(7).complete().succeed();
    trial.expectIds(stream, "after an overwrite", 5, 6);
    trial.sync(stream.generation(3, 3)).complete().succeed();
    trial.expectIds(stream, "after an overwrite without records");
    return "An overwrite left its own records only.";
  }

  private static String endsWithoutComplete(WriteTrial trial) throws Exception {
    StreamDraft added = trial.stream("added");
    SyncDraft sync = trial.sync(added).ids(0, 3).state(3);
    Written written = sync.succeed();
    Broken.unless(
        PlainSync.echo(sync.states().get(0), written).isPresent(),
        "The end of stdin came without COMPLETE, and the state did not come out.",
        written.lastLine());
    trial.expectIds(added, "after an end without COMPLETE", 0, 1, 2);
    Optional<StreamDraft> replacing = replacing(trial, "kept");
    if (replacing.isPresent()) {
      StreamDraft kept = old(trial, replacing.get());
      trial.sync(kept).ids(5, 7).state(7).succeed();
      trial.expectIds(kept, "after an overwrite without COMPLETE", 0, 1, 2);
    }
    return "An end without COMPLETE kept what was added, and replaced nothing.";
  }

  /** A stream that replaces what is there, by the route the destination has. */
  private static Optional<StreamDraft> replacing(WriteTrial trial, String name)
      throws InterruptedException {
    if (trial.modes().contains("overwrite")) {
      return Optional.of(trial.stream(name).mode("overwrite"));
    }
    boolean refreshes = trial.subject().features().contains(Feature.REFRESHES);
    return refreshes ? Optional.of(trial.stream(name)) : Optional.empty();
  }

  private static StreamDraft requireReplacing(WriteTrial trial, String name)
      throws InterruptedException, NotTried {
    return replacing(trial, name)
        .orElseThrow(() -> new NotTried("It can replace nothing, by its specification."));
  }

  /** Writes what is there before, and returns the stream in its next generation. */
  private static StreamDraft old(WriteTrial trial, StreamDraft stream) throws Exception {
    trial.sync(stream.generation(1, 1)).ids(0, 3).state(3).complete().succeed();
    return stream.generation(2, 2);
  }

  private static String failedOverwrite(WriteTrial trial) throws Exception {
    StreamDraft stream = old(trial, requireReplacing(trial, "failing"));
    SyncDraft sync = trial.sync(stream).ids(5, 5 + DurabilityChecks.ENOUGH);
    Written failed = sync.text("{\"type\":\"RECORD\",\"record\":{\"str\n").run();
    trial.expectIds(stream, "after an overwrite that failed (" + failed.run().end() + ")", 0, 1, 2);
    Optional<Connector> process = trial.anyProcess();
    if (process.isPresent()) {
      killedOverwrite(trial, stream, process.get());
    }
    return "An overwrite that failed left the old records to be seen.";
  }

  /** A state of another stream tells that the overwrite is under way. */
  private static void killedOverwrite(WriteTrial trial, StreamDraft stream, Connector process)
      throws Exception {
    StreamDraft beside = trial.stream("beside");
    SyncDraft sync = trial.sync(stream, beside).on(process);
    sync.ids(stream, 5, 5 + DurabilityChecks.ENOUGH);
    sync.ids(beside, 0, DurabilityChecks.ENOUGH).state(beside, DurabilityChecks.ENOUGH);
    try (RunningWrite running = sync.start()) {
      boolean unused = running.nextStateOrEnd().isPresent();
      trial.expectIds(stream, "while an overwrite was under way", 0, 1, 2);
      running.kill();
    }
    trial.expectIds(stream, "after an overwrite that was killed", 0, 1, 2);
  }

  private static String incomplete(WriteTrial trial) throws Exception {
    StreamDraft stream = old(trial, requireReplacing(trial, "incomplete"));
    trial.sync(stream).ids(5, 7).status(stream, "INCOMPLETE").run();
    trial.expectIds(stream, "after INCOMPLETE", 0, 1, 2);
    stream.generation(3, 3);
    trial.sync(stream).status(stream, "STARTED").ids(8, 10).complete().succeed();
    List<Integer> ids = trial.ids(stream);
    Broken.unless(
        ids.containsAll(List.of(8, 9)),
        "COMPLETE was to show the ids 8 and 9, and these can be seen: " + ids + ".");
    return "INCOMPLETE replaced nothing, COMPLETE did.";
  }

  private static String everyMode(WriteTrial trial) throws Exception {
    List<String> tried = new ArrayList<>();
    if (trial.modes().contains("append")) {
      StreamDraft stream = trial.stream("append");
      trial.sync(stream).ids(0, 2).ids(1, 2).complete().succeed();
      trial.sync(stream).ids(1, 3).complete().succeed();
      trial.expectIds(stream, "after two syncs that append", 0, 1, 1, 1, 2);
      tried.add("append");
    }
    if (trial.modes().contains("append_dedup")) {
      StreamDraft stream = keyed(trial, "dedup").mode("append_dedup");
      trial.sync(stream).records(row(1, "a"), row(2, "b")).complete().succeed();
      trial.sync(stream).records(row(2, "c"), row(3, "d")).complete().succeed();
      trial.expectRows(stream, "after two syncs with a key", row(1, "a"), row(2, "c"), row(3, "d"));
      tried.add("append_dedup");
    }
    patches(trial, tried);
    return "Each of " + tried + " did what it says.";
  }

  private static void patches(WriteTrial trial, List<String> tried) throws Exception {
    if (trial.modes().contains("update")) {
      StreamDraft stream = rows(trial, "updated");
      trial.sync(stream.mode("update")).records("{'id':1,'a':'new'}").complete().succeed();
      trial.expectRows(
          stream, "after an update", "{'id':1,'a':'new','b':'b'}", "{'id':2,'a':'a','b':'b'}");
      tried.add("update");
    }
    if (trial.modes().contains("soft_delete")) {
      StreamDraft stream = rows(trial, "marked");
      trial.sync(stream.mode("soft_delete")).records("{'id':1}").complete().succeed();
      requireMarked(trial, stream);
      tried.add("soft_delete");
    }
  }

  private static StreamDraft keyed(WriteTrial trial, String name) {
    return trial.stream(name).field("a", "string").field("b", "string").key("id");
  }

  private static String row(int id, String text) {
    return "{'id':" + id + ",'a':'" + text + "','b':'b'}";
  }

  /** A stream with two rows. */
  private static StreamDraft rows(WriteTrial trial, String name) throws Exception {
    String mode = trial.modes().contains("append_dedup") ? "append_dedup" : "append";
    StreamDraft stream = keyed(trial, name).mode(mode);
    trial.sync(stream).records(row(1, "a"), row(2, "a")).complete().succeed();
    return stream;
  }

  private static void requireMarked(WriteTrial trial, StreamDraft stream) throws Exception {
    for (StoredRow row : trial.stored(stream)) {
      boolean deleted = row.data().path("id").asInt() == 1;
      boolean marked = marked(row.metadata()) || marked(row.data());
      Broken.unless(
          deleted == marked,
          "The row " + row.data() + " is " + (marked ? "" : "not ") + "marked as deleted.");
    }
  }

  private static boolean marked(JsonNode part) {
    return part.properties().stream()
        .anyMatch(field -> field.getKey().endsWith("deleted_at") && !field.getValue().isNull());
  }
}
