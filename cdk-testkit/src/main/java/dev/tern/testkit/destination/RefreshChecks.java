package dev.tern.testkit.destination;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What generations do: which records go, which stay, and what an interruption leaves. */
final class RefreshChecks {

  /** The first id of refreshes. */
  private static final int FIRST = 10;

  private RefreshChecks() {}

  static List<WriteCheck> all() {
    return List.of(
        new WriteCheck("WRITE-11", RefreshChecks::earlierGenerationsGo),
        new WriteCheck("WRITE-12", RefreshChecks::minimumOfZero),
        new WriteCheck("DST-8", RefreshChecks::interruptedRefreshes));
  }

  private static String earlierGenerationsGo(WriteTrial trial) throws Exception {
    trial.require(Feature.REFRESHES);
    StreamDraft stream = trial.stream("refreshed");
    trial.sync(stream).ids(0, 3).state(3).complete().succeed();
    trial.sync(stream.generation(2, 2)).ids(5, 7).state(7).complete().succeed();
    trial.expectIds(stream, "when generation 2 was complete and the minimum", 5, 6);
    trial.sync(stream).ids(7, 9).state(9).complete().succeed();
    trial.expectIds(stream, "when generation 2 had gone on", 5, 6, 7, 8);
    trial.sync(stream.generation(3, 3)).complete().succeed();
    trial.expectIds(stream, "when generation 3 was complete without records");
    return "Generations below the minimum went when the new one was complete.";
  }

  private static String minimumOfZero(WriteTrial trial) throws Exception {
    StreamDraft stream = trial.stream("kept");
    trial.sync(stream).ids(0, 2).state(2).complete().succeed();
    trial.sync(stream.generation(2, 0)).ids(2, 4).state(4).complete().succeed();
    trial.expectIds(stream, "after a generation whose minimum is 0", 0, 1, 2, 3);
    trial.sync(stream.withoutGenerations()).ids(4, 5).state(5).complete().succeed();
    trial.expectIds(stream, "after a sync without generations", 0, 1, 2, 3, 4);
    return "A minimum generation of 0, and none, took nothing away.";
  }

  private static String interruptedRefreshes(WriteTrial trial) throws Exception {
    trial.require(Feature.REFRESHES);
    StreamDraft resumed = interrupted(trial, trial.stream("resumed"), false);
    expectNewIds(trial, resumed, "was interrupted and went on", 10, 11, 12, 13);
    StreamDraft newer = interrupted(trial, trial.stream("begun_anew"), true);
    expectNewIds(trial, newer, "was interrupted and begun anew", 20, 21);
    return "An interrupted refresh went on where it was, and a newer one left nothing of it.";
  }

  /** Wants these of the ids that a refresh wrote; whether the old ones are gone is WRITE-11. */
  private static void expectNewIds(
      WriteTrial trial, StreamDraft stream, String what, Integer... ids) throws Exception {
    List<Integer> found = trial.ids(stream).stream().filter(id -> id >= FIRST).toList();
    Broken.unless(
        found.equals(List.of(ids)),
        "A refresh that " + what + " was to leave " + List.of(ids) + ", and left " + found + ".");
  }

  /** Ends a refresh after two of four records, then goes on with it or begins the next. */
  private static StreamDraft interrupted(WriteTrial trial, StreamDraft stream, boolean anew)
      throws Exception {
    trial.sync(stream).ids(0, 3).state(3).complete().succeed();
    stream.generation(2, 2);
    Written first = trial.sync(stream).ids(FIRST, FIRST + 2).state(12).run();
    if (anew) {
      trial.sync(stream.generation(3, 3)).ids(20, 22).state(22).complete().succeed();
    } else {
      trial.sync(stream).ids(acknowledged(first), 14).state(14).complete().succeed();
    }
    return stream;
  }

  /** Where a source goes on: behind what came back, or where it began. */
  private static int acknowledged(Written written) {
    return written.states().stream()
        .map(echo -> echo.path("state").path("stream").path("stream_state").path("covered"))
        .mapToInt(JsonNode::asInt)
        .max()
        .orElse(FIRST);
  }
}
