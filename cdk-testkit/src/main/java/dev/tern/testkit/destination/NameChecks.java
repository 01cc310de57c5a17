package dev.tern.testkit.destination;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names as they come: odd ones, long ones, and those that look alike. */
final class NameChecks {

  private static final List<String> ODD =
      List.of(
          "camelCase",
          "sp ace",
          "do.t",
          "quo\"te",
          "apo'strophe",
          "back`tick",
          "sla/sh",
          "..",
          "back\\slash",
          "per%cent",
          "semi;colon --",
          "emoji 🦆",
          "Ünïcödé",
          "日本語",
          "tab\there",
          "[brackets]",
          "dollar$");

  /** Names nothing stands in front of: they are in a namespace of the trial. */
  private static final List<String> BARE =
      List.of("select", "table", "user", "1st", "_", "-", "null", "A");

  private static final List<Integer> LENGTHS = List.of(63, 64, 127, 128, 255);

  private NameChecks() {}

  static List<WriteCheck> all() {
    return List.of(
        new WriteCheck("WRITE-14", NameChecks::noCollisions),
        new WriteCheck("WRITE-15", NameChecks::defaultNamespace),
        new WriteCheck("DST-12", NameChecks::oddNames));
  }

  private static String noCollisions(WriteTrial trial) throws Exception {
    String tail = "x".repeat(200);
    List<StreamDraft> streams = new ArrayList<>();
    for (String name :
        List.of(
            "a b", "a_b", "a-b", "a.b", "Case", "case", "é", "e\u0301", tail + "1", tail + "2")) {
      streams.add(trial.stream(name));
    }
    requireOwn(trial, streams, "that look alike");
    return streams.size() + " streams whose names look alike kept their records apart.";
  }

  /** Writes one record with a number of its own into each, and looks where each of them went. */
  private static void requireOwn(WriteTrial trial, List<StreamDraft> streams, String what)
      throws Exception {
    SyncDraft sync = trial.sync(streams.toArray(StreamDraft[]::new));
    for (int i = 0; i < streams.size(); i++) {
      sync.ids(streams.get(i), i, i + 1).state(streams.get(i), 1);
    }
    sync.complete().succeed();
    for (int i = 0; i < streams.size(); i++) {
      StreamDraft stream = streams.get(i);
      String where = "in '" + stream.name() + "' of namespace " + said(stream) + ", names " + what;
      trial.expectIds(stream, where, i);
    }
  }

  private static @Nullable String said(StreamDraft stream) {
    return stream.namespace() == null ? "none" : "'" + stream.namespace() + "'";
  }

  private static String defaultNamespace(WriteTrial trial) throws Exception {
    StreamDraft other = trial.stream("other", "same");
    StreamDraft own = trial.bare(null, "same").field("id", "integer");
    trial.sync(other, own).ids(other, 0, 1).ids(own, 1, 2).complete().succeed();
    trial.expectIds(own, "in the place for streams without a namespace", 1);
    trial.expectIds(other, "in the namespace of the stream before", 0);
    return "A stream without a namespace went to the place for such streams.";
  }

  private static String oddNames(WriteTrial trial) throws Exception {
    List<StreamDraft> streams = new ArrayList<>();
    ODD.forEach(name -> streams.add(trial.stream(name)));
    streams.add(trial.bare(null, "same").field("id", "integer"));
    streams.add(trial.stream("one", "same"));
    streams.add(trial.stream("two", "same"));
    streams.add(trial.bare("", "same").field("id", "integer"));
    ODD.subList(0, 12).forEach(name -> streams.add(trial.stream(name, "plain")));
    BARE.forEach(name -> streams.add(trial.unprefixed("bare", name).field("id", "integer")));
    for (int length : LENGTHS) {
      streams.add(trial.unprefixed("long", "x".repeat(length)).field("id", "integer"));
    }
    requireOwn(trial, streams, "that are odd");
    oddFields(trial);
    return streams.size() + " odd names of streams and namespaces, and odd fields, were written.";
  }

  private static void oddFields(WriteTrial trial) throws Exception {
    StreamDraft stream = trial.stream("fields");
    var row = Json.object().put("id", 1);
    List<String> names = new ArrayList<>(ODD);
    names.addAll(BARE);
    names.addAll(List.of("ID", "x".repeat(200) + "1", "x".repeat(200) + "2", "é", "e\u0301"));
    for (String name : names) {
      stream.field(name, "string");
      row.put(name, "of " + name);
    }
    trial.sync(stream).record(stream, row).complete().succeed();
    var found = trial.rows(stream);
    Broken.unless(found.size() == 1, "The record with odd fields has " + found.size() + " rows.");
    for (String name : names) {
      var value = found.get(0).path(name);
      Broken.unless(
          trial.store().same(row.path(name), value),
          "The field '" + name + "' was " + row.path(name) + " and is " + value + ".");
    }
  }
}
