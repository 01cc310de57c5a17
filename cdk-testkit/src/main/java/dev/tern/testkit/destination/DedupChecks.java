package dev.tern.testkit.destination;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** One row a key: which record it is, in whatever order they come. */
final class DedupChecks {

  private static final int KEYS = 4;
  private static final int RECORDS = 40;
  private static final String DELETED = "_ab_cdc_deleted_at";

  private DedupChecks() {}

  static List<WriteCheck> all() {
    return List.of(
        new WriteCheck("WRITE-17", DedupChecks::newestWins),
        new WriteCheck("TYPE-5", DedupChecks::byValue),
        new WriteCheck("DST-9", DedupChecks::anyOrder),
        new WriteCheck("DST-10", DedupChecks::deletes));
  }

  private static StreamDraft keyed(WriteTrial trial, String name) throws Exception {
    trial.requireMode("append_dedup");
    return trial.stream(name).mode("append_dedup").field("v", "string");
  }

  private static String newestWins(WriteTrial trial) throws Exception {
    StreamDraft tied = keyed(trial, "tied").field("at", "integer").key("id").cursor("at");
    SyncDraft sync = trial.sync(tied).at(2000).records(row(1, 5, "newer"), row(2, 9, "higher"));
    sync.at(1000).records(row(1, 5, "older")).at(3000).records(row(2, 8, "lower"));
    sync.records(row(3, 1, "first"), row(3, 1, "second")).complete().succeed();
    trial.expectRows(
        tied,
        "when equal cursors were told apart by emitted_at, then by arrival",
        row(1, 5, "newer"),
        row(2, 9, "higher"),
        row(3, 1, "second"));
    StreamDraft nested =
        keyed(trial, "nested")
            .field("who", "{'type':'object','properties':{'id':{'type':'integer'}}}")
            .key("who/id");
    String[] rows = {
      "{'id':1,'who':{'id':1},'v':'a'}",
      "{'id':2,'who':{'id':1},'v':'b'}",
      "{'id':3,'who':{'id':2},'v':'c'}"
    };
    trial.sync(nested).records(rows).complete().succeed();
    trial.expectRows(nested, "with a key inside an object", rows[1], rows[2]);
    return "The newest record of each key was its row: by cursor, emitted_at, arrival.";
  }

  private static String row(int id, Integer at, String text) {
    return "{'id':" + id + ",'at':" + at + ",'v':'" + text + "'}";
  }

  private static String byValue(WriteTrial trial) throws Exception {
    StreamDraft stream =
        keyed(trial, "numbers").field("key", "number").field("at", "number").key("key");
    stream.cursor("at");
    trial
        .sync(stream)
        .records("{'id':1,'key':42,'at':10,'v':'a'}", "{'id':2,'key':42.0,'at':10.5,'v':'b'}")
        .records("{'id':3,'key':42.00,'at':10.25,'v':'c'}")
        .complete()
        .succeed();
    trial.expectRows(
        stream, "when 42, 42.0 and 42.00 were one key", "{'id':2,'key':42,'at':10.5,'v':'b'}");
    return "Numbers of keys and cursors were compared by their value.";
  }

  private static String anyOrder(WriteTrial trial) throws Exception {
    StreamDraft stream = keyed(trial, "any_order").field("part", "string").field("at", "integer");
    stream.key("id", "part").cursor("at");
    Random random = new Random(7);
    Map<String, ObjectNode> rows = new TreeMap<>();
    for (int round = 0; round < 3; round++) {
      SyncDraft sync = trial.sync(stream);
      for (int i = 0; i < RECORDS / 3; i++) {
        ObjectNode record = random(random, round * RECORDS + i);
        sync.record(stream, record);
        rows.merge(record.path("id") + "/" + record.path("part"), record, DedupChecks::newer);
        if (random.nextInt(4) == 0) {
          sync.state(i);
        }
      }
      sync.complete().succeed();
      String[] wanted = rows.values().stream().map(ObjectNode::toString).toArray(String[]::new);
      trial.expectRows(stream, "after " + (round + 1) + " syncs in any order of cursors", wanted);
    }
    return RECORDS
        + " records in any order over three syncs made the right "
        + rows.size()
        + " rows.";
  }

  private static ObjectNode random(Random random, int number) {
    ObjectNode record = Json.object().put("id", random.nextInt(KEYS));
    record.put("part", random.nextBoolean() ? "a" : "b").put("v", "v" + number);
    int at = random.nextInt(14);
    return at == 0 ? record.putNull("at") : record.put("at", at);
  }

  /** All have one emitted_at, so that of equal cursors the later wins; none is the lowest. */
  private static ObjectNode newer(ObjectNode row, ObjectNode record) {
    return cursor(record) >= cursor(row) ? record : row;
  }

  private static int cursor(JsonNode record) {
    return record.path("at").asInt(-1);
  }

  private static String deletes(WriteTrial trial) throws Exception {
    trial.require(Feature.HARD_DELETES);
    StreamDraft stream = keyed(trial, "deleted").field("at", "integer").key("id").cursor("at");
    stream.field(
        DELETED, "{'type':'string','format':'date-time','airbyte_type':'timestamp_with_timezone'}");
    trial.sync(stream).records(row(1, 1, "a"), row(2, 1, "b"), row(3, 1, "c")).complete().succeed();
    trial.sync(stream).records(gone(1, 2), gone(9, 2)).complete().succeed();
    trial.expectRows(stream, "after two deletes, one of no row", row(2, 1, "b"), row(3, 1, "c"));
    trial.sync(stream).records(row(1, 3, "again"), gone(2, 2), gone(3, 2)).complete().succeed();
    trial.expectRows(stream, "after a deleted row came again", row(1, 3, "again"));
    List<String> both = List.of(row(4, 1, "d"), gone(4, 2));
    trial.sync(stream).records(both.toArray(String[]::new)).complete().succeed();
    trial.expectRows(stream, "after a row came and went in one sync", row(1, 3, "again"));
    return "Deletes removed their rows, those of no row did no harm, and rows came again.";
  }

  private static String gone(int id, int at) {
    return "{'id':" + id + ",'at':" + at + ",'" + DELETED + "':'2024-01-01T00:00:00Z'}";
  }
}
