package dev.tern.cdk.destination.sql;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column of the kit's own for a field that no column of the stream can be compared by: one inside
 * an object, or one of many types.
 *
 * @param path where the field is in the record
 * @param column where its value goes
 * @param cell how it gets there; absent when any value becomes a {@link SortableText}
 */
record PathColumn(List<String> path, SqlColumn column, @Nullable Cell cell) {

  PathColumn {
    path = List.copyOf(path);
  }

  /** The value for a record; null when the record has none, or when it does not fit. */
  @Nullable Object of(JsonNode data, RowChanges changes) {
    return convert(find(data), changes);
  }

  /** True when the record has a value there. */
  boolean isIn(JsonNode data) {
    JsonNode value = find(data);
    return !value.isMissingNode() && !value.isNull();
  }

  /** The value for a row whose first step, a column, is known. */
  @Nullable Object convert(JsonNode value, RowChanges changes) {
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    return cell == null ? SortableText.of(value) : cell.convert(value, changes);
  }

  private JsonNode find(JsonNode data) {
    return walk(data, path);
  }

  static JsonNode walk(JsonNode data, List<String> path) {
    JsonNode value = data;
    for (String step : path) {
      value = value.path(step);
    }
    return value;
  }
}
