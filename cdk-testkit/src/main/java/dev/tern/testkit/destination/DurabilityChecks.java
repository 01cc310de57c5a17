package dev.tern.testkit.destination;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.testkit.suite.Ending;
import dev.tern.worker.connector.Connector;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/** Whether what a destination acknowledged is there, at every moment and after every end. */
final class DurabilityChecks {

  /** Records that make every destination begin to write. */
  static final int ENOUGH = 50;

  private static final int STEPS = 2;
  private static final int TERMINATED = 143;

  private DurabilityChecks() {}

  static List<WriteCheck> all() {
    return List.of(
        new WriteCheck("WRITE-1", DurabilityChecks::readsToTheEnd),
        new WriteCheck("WRITE-3", DurabilityChecks::truthOfOneStream),
        new WriteCheck("WRITE-18", DurabilityChecks::ends),
        new WriteCheck("DST-1", DurabilityChecks::writesAndReadsBack),
        new WriteCheck("DST-3", DurabilityChecks::acknowledgesOnTheWay),
        new WriteCheck("DST-4", DurabilityChecks::survivesKills),
        new WriteCheck("DST-5", DurabilityChecks::truthOfAllStreams),
        new WriteCheck("DST-16", DurabilityChecks::emptyThings),
        new WriteCheck("DST-21", DurabilityChecks::stops));
  }

  private static String readsToTheEnd(WriteTrial trial) throws Exception {
    StreamDraft early = trial.stream("early");
    StreamDraft late = trial.stream("late");
    SyncDraft sync = trial.sync(early, late).unjudged().ids(early, 0, 3).state(early, 3);
    sync.status(early, "COMPLETE").ids(late, 0, 2).state(late, 2).status(late, "COMPLETE");
    Written written = sync.succeed();
    Broken.unless(
        PlainSync.echo(sync.states().get(1), written).isPresent(),
        "What came behind COMPLETE of another stream was not acknowledged.",
        written.lastLine());
    trial.expectIds(late, "after the end of stdin", 0, 1);
    return "It read on to the end of stdin.";
  }

  private static String truthOfOneStream(WriteTrial trial) throws Exception {
    StreamDraft stream = trial.stream("truth");
    SyncDraft sync = trial.sync(stream);
    String seen =
        looked(trial, sync, step -> sync.ids(step * 5, step * 5 + 5).state(step * 5 + 5), stream);
    requireTruthWhenStopped(trial);
    return seen;
  }

  /** A batch that is not full when it is asked to stop is written, or not acknowledged. */
  private static void requireTruthWhenStopped(WriteTrial trial) throws Exception {
    StreamDraft stream = trial.stream("stopped");
    SyncDraft sync = trial.sync(stream).unjudged().ids(0, ENOUGH).state(ENOUGH);
    try (RunningWrite running = sync.start()) {
      if (running.nextStateOrEnd().isEmpty() || running.isEnded()) {
        return; // it acknowledges at the end, where nothing is lost
      }
      running.send(sync.ids(ENOUGH, ENOUGH + 5).state(ENOUGH + 5).takeInput());
      Written written = running.sendMuchOfNothing().terminate();
      requireLastStored(trial, stream, written);
    }
  }

  private static void requireLastStored(WriteTrial trial, StreamDraft stream, Written written)
      throws Exception {
    List<JsonNode> states = written.states();
    JsonNode last = states.get(states.size() - 1).path("state").path("stream");
    int covered = last.path("stream_state").path("covered").asInt();
    Optional<Integer> missing = trial.missing(stream, covered);
    Broken.unless(
        missing.isEmpty(),
        String.format(
            "It was stopped (SIGTERM), acknowledged %d records, and record %d is not there.",
            covered, missing.orElse(0)),
        written.lastLine());
  }

  private static String truthOfAllStreams(WriteTrial trial) throws Exception {
    StreamDraft[] streams = {trial.stream("a"), trial.stream("b"), trial.stream("in", "c")};
    SyncDraft sync = trial.sync(streams);
    int[] sent = new int[streams.length];
    return looked(trial, sync, step -> mixed(sync, streams, sent), streams);
  }

  private static void mixed(SyncDraft sync, StreamDraft[] streams, int[] sent) {
    for (int i : new int[] {0, 2, 1, 1, 2, 0, 2}) {
      sync.ids(streams[i], sent[i], ++sent[i]);
    }
    sync.global(sent);
  }

  /**
   * Looks into the store at every state that comes out. The destination gets no more input before
   * that, unless it waits for the end of it.
   */
  private static String looked(
      WriteTrial trial, SyncDraft sync, IntConsumer step, StreamDraft... streams) throws Exception {
    boolean eager = trial.isEager();
    int looks = 0;
    try (RunningWrite running = sync.start()) {
      for (int i = 0; i < STEPS && !running.isEnded(); i++) {
        step.accept(i);
        running.send(sync.takeInput());
        looks += eager ? look(trial, running.nextStateOrEnd(), streams) : 0;
      }
      if (!running.isEnded()) {
        running.send(sync.complete().takeInput()).end();
      }
      for (int more = look(trial, running.nextState(), streams);
          more > 0;
          more = look(trial, running.nextState(), streams)) {
        looks += more;
      }
      running.await().succeeded();
    }
    return "All was there at each of " + looks + " acknowledgements.";
  }

  private static int look(WriteTrial trial, Optional<JsonNode> echo, StreamDraft... streams)
      throws Exception {
    if (echo.isEmpty()) {
      return 0;
    }
    JsonNode state = echo.get().path("state");
    for (int i = 0; i < streams.length; i++) {
      JsonNode all = state.path("global").path("stream_states").path(i);
      requireStored(trial, streams[i], state.has("stream") ? state.path("stream") : all);
    }
    return 1;
  }

  private static void requireStored(WriteTrial trial, StreamDraft stream, JsonNode state)
      throws Exception {
    int covered = state.path("stream_state").path("covered").asInt();
    Optional<Integer> missing = trial.missing(stream, covered);
    if (missing.isPresent()) {
      throw new Broken(
          String.format(
              "Record %d of '%s' was not in the store when the state behind %d records came out.",
              missing.get(), stream.name(), covered));
    }
  }

  private static String ends(WriteTrial trial) throws Exception {
    Written written = trial.sync(trial.stream("nothing")).run();
    Broken.unless(
        written.run().ending() == Ending.ENDED,
        "Its stdin was closed without a word, and it did not end: " + written.run().end() + ".");
    written.succeeded();
    return "It ended " + written.run().took().toMillis() + " ms after its start with no input.";
  }

  private static String writesAndReadsBack(WriteTrial trial) throws Exception {
    StreamDraft stream = trial.stream("people").field("name", "string").field("score", "number");
    stream.field("member", "boolean");
    String[] rows = {
      "{'id':1,'name':' Ada  Lovelace ','score':1.5,'member':true}",
      "{'id':2,'name':'tab\\tnew\\nline','score':-3,'member':false}",
      "{'id':3,'name':'Jürgen 🦆 \\\\ ÿ','score':0,'member':null}",
      "{'id':4,'name':'','score':null,'member':true}"
    };
    trial.sync(stream).records(rows).state(rows.length).complete().succeed();
    trial.expectRows(stream, "after a sync", rows);
    return rows.length + " rows were read back as they were written.";
  }

  private static String acknowledgesOnTheWay(WriteTrial trial) throws Exception {
    return trial.isEager() ? "A state came out while stdin was open." : Flood.over(trial);
  }

  private static String survivesKills(WriteTrial trial) throws Exception {
    Connector process = trial.process();
    boolean keyed = trial.modes().contains("append_dedup");
    StreamDraft stream = trial.stream("killed");
    if (keyed) {
      stream.mode("append_dedup").key("id");
    }
    int covered = 0;
    for (int kill = 0; kill < 3; kill++) {
      covered = killed(trial, stream, process, covered);
      Optional<Integer> missing = trial.missing(stream, covered);
      Broken.unless(
          missing.isEmpty(),
          "Record "
              + missing.orElse(0)
              + " of "
              + covered
              + " acknowledged ones was gone after kill -9.");
    }
    trial.sync(stream).on(process).ids(covered, covered + 5).complete().succeed();
    requireWhole(trial, stream, covered + 5, keyed);
    return "Nothing acknowledged was lost over three kills" + (keyed ? ", nothing doubled." : ".");
  }

  /** Kills it at its first acknowledgement, and says what is acknowledged. */
  private static int killed(WriteTrial trial, StreamDraft stream, Connector process, int from)
      throws Exception {
    SyncDraft sync = trial.sync(stream).on(process);
    for (int id = from; id < from + 2 * ENOUGH; id += 10) {
      sync.ids(id, id + 10).state(id + 10);
    }
    try (RunningWrite running = sync.start()) {
      if (!trial.isEager()) {
        running.end(); // which others get after the kill, so that they are alive until then
      }
      Optional<JsonNode> echo = running.nextState();
      if (echo.isEmpty()) {
        throw new Broken("It acknowledged nothing: " + running.await().run().end() + ".");
      }
      running.kill();
      JsonNode state = echo.get().path("state").path("stream").path("stream_state");
      return state.path("covered").asInt();
    }
  }

  private static void requireWhole(WriteTrial trial, StreamDraft stream, int count, boolean keyed)
      throws Exception {
    List<Integer> ids = trial.ids(stream);
    long distinct = ids.stream().filter(id -> id < count).distinct().count();
    Broken.unless(
        distinct == count,
        "After kill -9 and going on to the end "
            + distinct
            + " of "
            + count
            + " records can be seen.");
    Broken.unless(
        !keyed || ids.size() == ids.stream().distinct().count(),
        "After kill -9 and going on to the end some keys have several rows: " + ids + ".");
  }

  private static String emptyThings(WriteTrial trial) throws Exception {
    StreamDraft empty = trial.stream("empty");
    StreamDraft bare = trial.bare(null, "without_fields");
    StreamDraft silent = trial.stream("without_states");
    SyncDraft sync = trial.sync(empty, bare, silent).unjudged().state(empty, 0);
    ObjectNode unknown = Json.object().put("undeclared", 1);
    sync.record(bare, unknown).record(bare, unknown).ids(silent, 0, 3);
    Written written = sync.complete().succeed();
    Broken.unless(
        PlainSync.echo(sync.states().get(0), written).isPresent(),
        "The state of a stream without records did not come out.",
        written.lastLine());
    trial.expectIds(empty, "in a stream without records");
    trial.expectIds(silent, "in a stream without states", 0, 1, 2);
    int rows = trial.rows(bare).size();
    Broken.unless(rows == 2, "A stream without fields has " + rows + " rows of 2.");
    return "Streams without records, fields and states were written.";
  }

  private static String stops(WriteTrial trial) throws Exception {
    StreamDraft stream = trial.stream("stopped");
    SyncDraft sync = trial.sync(stream).unjudged().ids(0, ENOUGH).state(ENOUGH);
    try (RunningWrite running = sync.start()) {
      running.requireEarlyState();
      sync.ids(ENOUGH, ENOUGH + 5).state(ENOUGH + 5);
      Written written = running.send(sync.takeInput()).terminate();
      Broken.unless(
          written.run().ending() == Ending.ENDED && written.run().exitCode() == TERMINATED,
          "SIGTERM was to end it with 143, and it ended with " + written.run().end() + ".",
          written.lastLine());
    }
    return "SIGTERM ended it with 143.";
  }
}
