package dev.tern.testkit.mutant.destination;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What rows become when records are added, by the sync mode of their stream. */
final class ModelRows {

  private static final String DELETED = "_ab_cdc_deleted_at";

  private final JsonNode configured;
  private final Fault fault;

  ModelRows(JsonNode configured, Fault fault) {
    this.configured = configured;
    this.fault = fault;
  }

  private String mode() {
    return configured.path("destination_sync_mode").asText("append");
  }

  /** Whether records become rows, whatever is there. */
  boolean onlyAdds() {
    return !mode().equals("append_dedup") && !mode().equals("update");
  }

  /** Rows with new ones applied, and how many of them were refused. */
  record Merged(List<ObjectNode> rows, int refused) {}

  Merged merge(List<ObjectNode> rows, List<ObjectNode> records) {
    if (onlyAdds()) {
      List<ObjectNode> all = new ArrayList<>(rows);
      all.addAll(records);
      return new Merged(all, 0);
    }
    Map<String, ObjectNode> byKey = new LinkedHashMap<>();
    rows.forEach(row -> byKey.merge(key(row), row, this::newer));
    Set<String> before = Set.copyOf(byKey.keySet());
    int refused = 0;
    for (ObjectNode record : records) {
      if (mode().equals("update")) {
        refused += update(byKey, record);
      } else {
        byKey.merge(key(record), record, this::newer);
      }
    }
    if (refused > 0 && fault == Fault.REFUSAL_COSTS_THE_BATCH) {
      return new Merged(rows, refused);
    }
    byKey.values().removeIf(row -> deleted(row) && !stays(row, before));
    return new Merged(new ArrayList<>(byKey.values()), refused);
  }

  private static boolean deleted(ObjectNode row) {
    return row.path("data").hasNonNull(DELETED);
  }

  private boolean stays(ObjectNode deleted, Set<String> before) {
    return fault == Fault.DELETES_MAKE_ROWS && !before.contains(key(deleted));
  }

  private int update(Map<String, ObjectNode> rows, ObjectNode record) {
    ObjectNode row = rows.get(key(record));
    if (row == null) {
      return fault == Fault.REJECTS_UNCOUNTED ? 0 : 1;
    }
    ObjectNode updated = record.deepCopy();
    if (fault != Fault.UPDATE_DROPS_FIELDS) {
      updated.set("data", ((ObjectNode) row.get("data").deepCopy()).setAll(data(record)));
    }
    rows.put(key(record), updated);
    return 0;
  }

  private static ObjectNode data(ObjectNode row) {
    return (ObjectNode) row.get("data");
  }

  private String key(ObjectNode row) {
    StringBuilder key = new StringBuilder();
    for (JsonNode path : configured.path("primary_key")) {
      JsonNode value = at(row, path);
      boolean exact = value.isNumber() && fault != Fault.KEYS_AS_TEXT;
      key.append(exact ? value.decimalValue().stripTrailingZeros().toPlainString() : value);
      key.append('\n');
    }
    return key.toString();
  }

  private static JsonNode at(ObjectNode row, JsonNode path) {
    JsonNode value = row.path("data");
    for (JsonNode name : path) {
      value = value.path(name.asText());
    }
    return value;
  }

  private ObjectNode newer(ObjectNode row, ObjectNode record) {
    JsonNode path = configured.path("cursor_field");
    int order = path.isEmpty() ? 0 : compare(at(record, path), at(row, path));
    if (order == 0 && fault != Fault.IGNORES_EMITTED_AT) {
      order = Long.compare(time(record), time(row));
    }
    return order >= 0 ? record : row;
  }

  private static long time(ObjectNode row) {
    return row.path("_airbyte_extracted_at").asLong();
  }

  private int compare(JsonNode one, JsonNode other) {
    boolean none = one.isMissingNode() || one.isNull();
    boolean noOther = other.isMissingNode() || other.isNull();
    if (none || noOther) {
      return Boolean.compare(!none, !noOther);
    }
    return one.isNumber() && other.isNumber() && fault != Fault.CURSORS_AS_TEXT
        ? one.decimalValue().compareTo(other.decimalValue())
        : one.asText().compareTo(other.asText());
  }
}
