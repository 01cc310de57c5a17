package dev.tern.testkit.destination;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Records that do not fit, and what rows say about themselves. */
final class MisfitChecks {

  private static final long EXTRACTED_AT = 1_700_000_123_456L;

  private MisfitChecks() {}

  static List<WriteCheck> all() {
    return List.of(
        new WriteCheck("WRITE-8", MisfitChecks::missingAndExtra),
        new WriteCheck("WRITE-21", MisfitChecks::badTimes),
        new WriteCheck("WRITE-22", MisfitChecks::metadata),
        new WriteCheck("DST-14", MisfitChecks::badNumbers),
        new WriteCheck("DST-15", MisfitChecks::rejects));
  }

  private static String missingAndExtra(WriteTrial trial) throws Exception {
    StreamDraft stream = trial.stream("known").field("a", "string");
    StreamDraft unknown = trial.stream("unknown");
    SyncDraft sync = trial.sync(stream).records("{'id':1,'a':'x'}", "{'id':2}");
    sync.records("{'id':3,'a':null,'extra':{'b':[1]}}").ids(unknown, 0, 2);
    sync.records("{'id':4,'a':'y'}").state(4).complete().succeed();
    trial.expectIds(stream, "with missing and extra fields", 1, 2, 3, 4);
    for (ObjectNode row : trial.rows(stream)) {
      boolean empty = row.path("a").isNull() || row.path("a").isMissingNode();
      boolean wanted = row.path("id").asInt() == 2 || row.path("id").asInt() == 3;
      Broken.unless(empty == wanted, "A field that was not sent is there: " + row + ".");
    }
    return "Missing fields were null, extra fields and an unknown stream did no harm.";
  }

  private static String badTimes(WriteTrial trial) throws Exception {
    StreamDraft stream = trial.stream("times").field("day", "{'type':'string','format':'date'}");
    stream.field("note", "string");
    SyncDraft sync = trial.sync(stream).records("{'id':1,'day':'2024-13-45','note':'kept'}");
    sync.records("{'id':2,'day':'2024-01-31','note':'good'}").state(2).complete().succeed();
    for (ObjectNode row : trial.rows(stream)) {
      boolean bad = row.path("id").asInt() == 1;
      JsonNode day = row.path("day");
      boolean typed = trial.subject().features().contains(Feature.TYPED_VALUES);
      Broken.unless(
          !bad
              || day.isNull()
              || day.isMissingNode()
              || (!typed && day.asText().equals("2024-13-45")),
          "A date that is none was stored as " + day + ".");
      Broken.unless(
          row.path("note").asText().equals(bad ? "kept" : "good"),
          "The rest of the row is not what was sent: " + row + ".");
    }
    trial.expectIds(stream, "with a date that is none", 1, 2);
    return "A date that is none did not end the sync, and its row was kept.";
  }

  private static String badNumbers(WriteTrial trial) throws Exception {
    trial.require(Feature.TYPED_VALUES);
    trial.require(Feature.METADATA);
    StreamDraft stream = trial.stream("numbers").field("count", "integer");
    SyncDraft sync = trial.sync(stream).records("{'id':1,'count':'many'}", "{'id':2,'count':2}");
    Written written = sync.state(2).complete().succeed();
    List<StoredRow> rows = trial.stored(stream);
    Broken.unless(
        rows.size() == 2, "Of two rows, one with a bad value, " + rows.size() + " stayed.");
    for (StoredRow row : rows) {
      if (row.data().path("id").asInt() == 1) {
        requireNoted(row);
      }
    }
    JsonNode stats = written.states().get(0).path("state").path("destinationStats");
    BigDecimal count = stats.path("recordCount").decimalValue();
    Broken.unless(
        count.compareTo(BigDecimal.valueOf(2)) == 0,
        "The row with a bad value was not counted: " + stats + ".");
    return "A bad value became null with a note, and its row counted.";
  }

  private static void requireNoted(StoredRow row) throws Broken {
    JsonNode count = row.data().path("count");
    Broken.unless(
        count.isNull() || count.isMissingNode(), "The text in an integer field is " + count + ".");
    for (JsonNode change : row.changes()) {
      if (change.path("field").asText().equals("count")
          && List.of("NULLED", "TRUNCATED").contains(change.path("change").asText())
          && !change.path("reason").asText().isEmpty()) {
        return;
      }
    }
    throw new Broken("The row does not say why its value is null: " + row.changes() + ".");
  }

  private static String metadata(WriteTrial trial) throws Exception {
    trial.require(Feature.METADATA);
    StreamDraft stream = trial.stream("metadata").generation(3, 0);
    trial.sync(stream).at(EXTRACTED_AT).ids(0, 3).state(3).complete().succeed();
    Set<String> ids = new HashSet<>();
    for (StoredRow row : trial.stored(stream)) {
      ObjectNode metadata = row.metadata();
      Broken.unless(isUuid(metadata.path("_airbyte_raw_id")), "A row has no id: " + metadata);
      ids.add(metadata.path("_airbyte_raw_id").asText());
      Broken.unless(
          millis(metadata.path("_airbyte_extracted_at")) == EXTRACTED_AT,
          "A record of " + EXTRACTED_AT + " was extracted at another time: " + metadata);
      Broken.unless(
          metadata.path("_airbyte_generation_id").asInt() == 3,
          "A row of generation 3 does not say so: " + metadata);
      Broken.unless(row.changes().isArray(), "A row has no list of changes: " + metadata);
    }
    Broken.unless(ids.size() == 3, "Three rows have the ids " + ids + ".");
    return "Rows have their own id, time, generation and changes.";
  }

  private static boolean isUuid(JsonNode id) {
    try {
      return UUID.fromString(id.asText()).toString().equalsIgnoreCase(id.asText());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static long millis(JsonNode time) {
    if (time.isNumber()) {
      return time.asLong();
    }
    try {
      return OffsetDateTime.parse(SameValue.spelled(time.asText())).toInstant().toEpochMilli();
    } catch (DateTimeException e) {
      return -1;
    }
  }

  private static String rejects(WriteTrial trial) throws Exception {
    Rejection rejection =
        trial
            .subject()
            .rejection()
            .orElseThrow(() -> new NotTried("Override rejection() with a record that is refused."));
    StreamDraft stream = trial.bare(null, "rejects").mode(rejection.mode()).key("id");
    rejection.fields().forEach(stream::field);
    if (rejection.mode().equals("update")) {
      seed(trial, rejection);
    }
    SyncDraft sync = trial.sync(stream);
    sync.record(stream, rejection.good().get(0)).record(stream, rejection.refused());
    rejection.good().stream().skip(1).forEach(record -> sync.record(stream, record));
    Written written = sync.state(1).complete().succeed();
    JsonNode stats = written.states().get(0).path("state").path("destinationStats");
    Broken.unless(
        stats.path("rejectedRecordCount").asInt() == 1
            && stats.path("recordCount").asInt() == rejection.good().size(),
        "One of " + (rejection.good().size() + 1) + " records is refused, and counted is " + stats,
        written.lastLine());
    String[] rows = rejection.good().stream().map(ObjectNode::toString).toArray(String[]::new);
    trial.expectRows(stream, "beside a record that was refused", rows);
    return "A refused record was counted as such, and the others were written.";
  }

  /** Makes the rows that records update: their keys, without what the records bring. */
  private static void seed(WriteTrial trial, Rejection rejection) throws Exception {
    String mode = trial.modes().contains("append_dedup") ? "append_dedup" : "append";
    StreamDraft stream = trial.bare(null, "rejects").mode(mode).key("id");
    rejection.fields().forEach(stream::field);
    SyncDraft sync = trial.sync(stream);
    rejection.good().forEach(record -> sync.record(stream, record.deepCopy().retain("id")));
    sync.complete().succeed();
  }
}
