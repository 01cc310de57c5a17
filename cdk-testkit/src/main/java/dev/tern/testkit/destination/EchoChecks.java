package dev.tern.testkit.destination;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.testkit.rule.Finding.Evidence;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/** What a destination repeats: every state, as it came, in order, once. */
final class EchoChecks {

  private static final Pattern WITH_POINT = Pattern.compile("\"recordCount\"\\s*:\\s*\\d+\\.\\d+");

  private EchoChecks() {}

  static List<WriteCheck> all() {
    return List.of(
        new WriteCheck("WRITE-2", EchoChecks::onlyReceived),
        new WriteCheck("WRITE-4", EchoChecks::verbatim),
        new WriteCheck("WRITE-5", EchoChecks::descriptors),
        new WriteCheck("WRITE-6", EchoChecks::inOrder),
        new WriteCheck("WRITE-7", EchoChecks::counts),
        new WriteCheck("WRITE-16", EchoChecks::globalNames),
        new WriteCheck("WRITE-19", EchoChecks::noRecords),
        new WriteCheck("WRITE-20", EchoChecks::resets),
        new WriteCheck("DST-2", EchoChecks::stats));
  }

  private static String onlyReceived(WriteTrial trial) throws Exception {
    PlainSync sync = trial.plain();
    Set<OptionalInt> sent = new HashSet<>();
    sync.states().forEach(state -> sent.add(PlainSync.number(state)));
    Set<OptionalInt> seen = new HashSet<>();
    for (JsonNode echo : sync.written().states()) {
      OptionalInt number = PlainSync.number(echo);
      Evidence line = sync.written().line(echo);
      Broken.unless(sent.contains(number), "A state came out that never went in.", line);
      Broken.unless(seen.add(number), "State " + number.orElse(0) + " came out twice.", line);
    }
    return "All " + seen.size() + " states that came out had gone in.";
  }

  private static String verbatim(WriteTrial trial) throws Exception {
    PlainSync sync = trial.plain();
    for (JsonNode sent : sync.states()) {
      Optional<JsonNode> echo = PlainSync.echo(sent, sync.written());
      if (echo.isPresent()) {
        requireSame(sent, echo.get(), sync.written());
      }
    }
    return "States came out as they went in, with what nobody knows in them.";
  }

  private static void requireSame(JsonNode sent, JsonNode echo, Written written) throws Broken {
    ObjectNode kept = PlainSync.withoutStats(echo);
    if (kept.equals(sent)) {
      return;
    }
    throw new Broken(
        "A state came out changed: it was "
            + Written.cut(sent.toString())
            + " and became "
            + Written.cut(kept.toString())
            + ".",
        written.line(echo));
  }

  private static String descriptors(WriteTrial trial) throws Exception {
    StreamDraft none = trial.bare(null, "same").field("id", "integer");
    StreamDraft empty = trial.bare("", "same").field("id", "integer");
    StreamDraft odd = trial.stream("Näme \"space\"", "Str.eam / ö");
    SyncDraft sync = trial.sync(none, empty, odd).unjudged();
    sync.state(none, 0).state(empty, 0).state(odd, 0);
    Written written = sync.complete().succeed();
    for (JsonNode sent : sync.states()) {
      Optional<JsonNode> echo = PlainSync.echo(sent, written);
      if (echo.isPresent()) {
        JsonNode descriptor = PlainSync.descriptor(echo.get());
        Broken.unless(
            descriptor.equals(PlainSync.descriptor(sent)),
            "The descriptor " + PlainSync.descriptor(sent) + " came back as " + descriptor + ".",
            written.line(echo.get()));
      }
    }
    return "Descriptors without, with an empty, and with an odd namespace came back as they were.";
  }

  private static String inOrder(WriteTrial trial) throws Exception {
    PlainSync sync = trial.plain();
    for (StreamDraft stream : sync.streams()) {
      requireOrder(stream, sync.written());
      List<JsonNode> sent = sync.states(stream);
      Broken.unless(
          PlainSync.echo(sent.get(sent.size() - 1), sync.written()).isPresent(),
          "The last state of '" + stream.name() + "' did not come out.",
          sync.written().lastLine());
    }
    requireSamePosition(trial);
    return "States came out in the order they went in, and the last of each stream did.";
  }

  /** A source that does not move on still has its records counted. */
  private static void requireSamePosition(WriteTrial trial) throws Exception {
    StreamDraft stream = trial.stream("unmoved");
    SyncDraft sync = trial.sync(stream).unjudged();
    for (int id = 1; id <= 2; id++) {
      ObjectNode state = Json.object().put("type", "STREAM").put("id", id);
      ObjectNode of = state.putObject("stream");
      of.set("stream_descriptor", stream.named("name"));
      of.putObject("stream_state").put("covered", 0);
      sync.ids(id, id + 1).state(state);
    }
    Written written = sync.complete().succeed();
    Broken.unless(
        written.states().stream().anyMatch(echo -> echo.path("state").path("id").asInt(2) == 2),
        "The last of two states with the same position and other ids did not come out.",
        written.lastLine());
  }

  private static void requireOrder(StreamDraft stream, Written written) throws Broken {
    int before = -1;
    for (JsonNode echo : written.states()) {
      boolean mine = PlainSync.descriptor(echo).path("name").asText().equals(stream.name());
      int number = PlainSync.number(echo).orElse(before);
      Broken.unless(
          !mine || number >= before,
          "State " + number + " of '" + stream.name() + "' came out behind state " + before + ".",
          written.line(echo));
      before = mine ? number : before;
    }
  }

  private static String counts(WriteTrial trial) throws Exception {
    PlainSync sync = trial.plain();
    for (StreamDraft stream : sync.streams()) {
      List<JsonNode> sent = sync.states(stream);
      long sum = 0;
      for (JsonNode state : sent) {
        JsonNode stats = stats(PlainSync.echo(state, sync.written()).orElse(state));
        sum += stats.path("recordCount").longValue();
        sum += stats.path("rejectedRecordCount").longValue();
      }
      Optional<JsonNode> last = PlainSync.echo(sent.get(sent.size() - 1), sync.written());
      Broken.unless(
          last.isEmpty() || !stats(last.get()).has("recordCount") || sum == sync.records(),
          String.format(
              "The destinationStats of '%s' count %d records of %d.",
              stream.name(), sum, sync.records()));
    }
    return "The counts of all states add up to the records that were sent.";
  }

  private static JsonNode stats(JsonNode message) {
    return message.path("state").path("destinationStats");
  }

  private static String globalNames(WriteTrial trial) throws Exception {
    StreamDraft here = trial.stream("mapped");
    StreamDraft source = trial.stream("elsewhere", "its name at the source");
    SyncDraft sync = trial.sync(here).unjudged().ids(0, 3);
    ObjectNode state = Json.object().put("type", "GLOBAL");
    ObjectNode global = state.putObject("global");
    global.putObject("shared_state").put("number", 0);
    ObjectNode of = global.putArray("stream_states").addObject();
    of.set("stream_descriptor", source.named("name"));
    of.putObject("stream_state").put("covered", 3);
    Written written = sync.state(state).complete().succeed();
    Broken.unless(
        PlainSync.echo(sync.states().get(0), written).isPresent(),
        "A GLOBAL state with the names of the source did not come out.",
        written.lastLine());
    return "A GLOBAL state came out although its stream is not in the catalog by that name.";
  }

  private static String noRecords(WriteTrial trial) throws Exception {
    Written written = trial.plain().written();
    Optional<JsonNode> record = written.messages("RECORD").findFirst();
    if (record.isPresent()) {
      throw new Broken("A record came out.", written.line(record.get()));
    }
    return "No record came out.";
  }

  private static String resets(WriteTrial trial) throws Exception {
    StreamDraft stream = trial.stream("reset");
    ObjectNode state = Json.object().put("type", "STREAM");
    state.putObject("stream").set("stream_descriptor", stream.named("name"));
    Written written = trial.sync(stream).ids(0, 1).state(state).complete().succeed();
    for (JsonNode echo : written.states()) {
      JsonNode kept = echo.path("state").path("stream").path("stream_state");
      Broken.unless(
          kept.isMissingNode() || kept.isNull(),
          "The stream_state of a reset was absent and came out as " + kept + ".",
          written.line(echo));
    }
    Broken.unless(!written.states().isEmpty(), "The state of a reset did not come out.");
    return "A state without stream_state came out without one.";
  }

  private static String stats(WriteTrial trial) throws Exception {
    Written written = trial.plain().written().succeeded();
    for (JsonNode echo : written.states()) {
      Evidence line = written.line(echo);
      Broken.unless(stats(echo).isObject(), "A state has no destinationStats.", line);
      String said = line.text().substring(Math.max(0, line.text().indexOf("destinationStats")));
      Broken.unless(
          WITH_POINT.matcher(said).find(),
          "The recordCount of destinationStats is to have a decimal point and is "
              + stats(echo).path("recordCount")
              + ".",
          line);
    }
    return "Every state has destinationStats, with a decimal point.";
  }
}
