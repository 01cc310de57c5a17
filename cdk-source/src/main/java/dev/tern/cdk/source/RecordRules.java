package dev.tern.cdk.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.tern.cdk.catalog.StreamNames;
import dev.tern.protocol.AirbyteStream;
import dev.tern.protocol.ConfiguredAirbyteStream;
import dev.tern.protocol.DestinationSyncMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What holds for every record of one stream.
 *
 * @param configured the stream as the user wants it
 * @param described the stream as its author describes it
 * @param cursor path of the cursor; empty when there is none to look at
 * @param dialect how records leave
 * @param keepUndeclared whether fields that the author never declared are emitted
 * @param checked whether every record is held against the author's schema
 * @param lineLimit the longest line in bytes, its end included
 */
record RecordRules(
    ConfiguredAirbyteStream configured,
    AirbyteStream described,
    List<String> cursor,
    WireDialect dialect,
    boolean keepUndeclared,
    boolean checked,
    int lineLimit) {

  /** The longest line that every platform takes (ENV-22). */
  static final int LINE_LIMIT = 20_000_000;

  RecordRules {
    cursor = List.copyOf(cursor);
  }

  static RecordRules of(PlannedStream planned, WireDialect dialect, boolean checked) {
    return new RecordRules(
        planned.request().stream(),
        planned.description(),
        planned.request().cursorField(),
        dialect,
        false,
        checked,
        LINE_LIMIT);
  }

  RecordRules keepingUndeclared(boolean keep) {
    return new RecordRules(configured, described, cursor, dialect, keep, checked, lineLimit);
  }

  /** The stream's name for a sentence. */
  String name() {
    return StreamNames.text(StreamNames.of(configured));
  }

  /** The fields the user wants; all when this is no object. */
  JsonNode wantedFields() {
    return properties(configured.getStream().getJsonSchema());
  }

  /** The fields the author declares. */
  JsonNode declaredFields() {
    return properties(described.getJsonSchema());
  }

  /** Whether a field is emitted (READ-4). */
  boolean wants(String field) {
    return !wantedFields().isObject()
        || wantedFields().has(field)
        || (keepUndeclared && !declaredFields().has(field));
  }

  /** Whether a record can leave without anybody who knows its fields. */
  boolean blind() {
    return cursor.isEmpty()
        && primaryKey().isEmpty()
        && dialect == WireDialect.V0
        && !checked
        && lineLimit == LINE_LIMIT
        && wantsAllDeclared();
  }

  private boolean wantsAllDeclared() {
    List<String> declared = new ArrayList<>();
    declaredFields().fieldNames().forEachRemaining(declared::add);
    return declared.isEmpty()
        ? !wantedFields().isObject()
        : declared.stream().allMatch(this::wants);
  }

  /** The paths by which the destination tells records apart; empty when it does not. */
  List<List<String>> primaryKey() {
    DestinationSyncMode mode = configured.getDestinationSyncMode();
    boolean dedup =
        mode == DestinationSyncMode.APPEND_DEDUP
            || mode == DestinationSyncMode.UPDATE
            || mode == DestinationSyncMode.SOFT_DELETE;
    List<List<String>> key =
        Objects.requireNonNullElse(configured.getPrimaryKey(), List.<List<String>>of());
    return dedup ? key.stream().filter(path -> !path.isEmpty()).toList() : List.of();
  }

  private static JsonNode properties(@Nullable JsonNode schema) {
    return schema == null ? MissingNode.getInstance() : schema.path("properties");
  }
}
