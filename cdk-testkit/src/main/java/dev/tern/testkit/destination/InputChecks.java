package dev.tern.testkit.destination;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Input that is damaged, or that a newer platform sends. */
final class InputChecks {

  private InputChecks() {}

  static List<WriteCheck> all() {
    return List.of(
        new WriteCheck("ENV-5", InputChecks::newerCatalog),
        new WriteCheck("DST-19", InputChecks::damaged),
        new WriteCheck("DST-20", InputChecks::unknown));
  }

  private static String newerCatalog(WriteTrial trial) throws Exception {
    StreamDraft stream = trial.stream("of_the_future").unknown("of_the_future");
    Written written = trial.sync(stream).ids(0, 2).state(2).complete().run();
    Broken.unless(
        written.run().succeeded(),
        "A catalog with properties it does not know ended it with " + written.run().end() + ".",
        written.lastLine());
    trial.expectIds(stream, "by a catalog with properties it does not know", 0, 1);
    return "Properties of a catalog that it does not know were passed over.";
  }

  private static String damaged(WriteTrial trial) throws Exception {
    StreamDraft stream = trial.stream("damaged");
    String half = "{\"type\":\"RECORD\",\"record\":{\"stream\":\"" + stream.name() + "\",\"da";
    SyncDraft cut = trial.sync(stream).ids(0, 2).text(half);
    cut.run().failed("Input that ends within a line");
    SyncDraft middle = trial.sync(stream).ids(2, 4).text(half + "\n").ids(4, 6).state(6);
    Written written = middle.complete().run();
    Broken.unless(
        written.states().isEmpty(),
        "A message was damaged, and a state behind it came out.",
        written.lastLine());
    written.failed("A damaged message");
    requireUnended(trial);
    return "A half line and a damaged message ended the sync, and no state came after them.";
  }

  /** A whole message without a line feed behind it may be taken or refused, but not passed over. */
  private static void requireUnended(WriteTrial trial) throws Exception {
    StreamDraft stream = trial.stream("unended");
    Written written = trial.sync(stream).unjudged().ids(0, 2).unended().run();
    List<Integer> ids = trial.ids(stream);
    Broken.unless(
        !written.run().succeeded() || ids.equals(List.of(0, 1)),
        "The last record came without a line feed, it ended with exit code 0, and the ids "
            + ids
            + " are there.",
        written.lastLine());
  }

  private static String unknown(WriteTrial trial) throws Exception {
    StreamDraft stream = trial.stream("newer");
    SyncDraft sync = trial.sync(stream).ids(0, 1);
    sync.text("{\"type\":\"TELEPATHY\",\"telepathy\":{\"thought\":1}}\n");
    sync.text("{\"type\":\"LOG\",\"log\":{\"level\":\"INFO\",\"message\":\"hello\"}}\n");
    sync.text("{\"type\":\"TRACE\",\"trace\":{\"type\":\"AURA\",\"emitted_at\":1.0}}\n");
    sync.text("a line of a library that prints\n").text("[1,2]\n").text("\n");
    JsonNode named = stream.named("stream");
    sync.text(
        String.format(
            "{\"new\":1,\"type\":\"RECORD\",\"record\":{\"new\":{\"a\":[1]},\"stream\":%s,"
                + "\"emitted_at\":1700000000000,\"data\":{\"id\":1},\"meta\":{\"new\":2}}}\r\n",
            named.path("stream")));
    Written written = sync.ids(2, 3).state(3).complete().succeed();
    Broken.unless(
        PlainSync.echo(sync.states().get(0), written).isPresent(),
        "Behind messages it does not know, a state did not come out.",
        written.lastLine());
    trial.expectIds(stream, "between messages nobody knows", 0, 1, 2);
    return "Unknown types, properties and lines were passed over.";
  }
}
