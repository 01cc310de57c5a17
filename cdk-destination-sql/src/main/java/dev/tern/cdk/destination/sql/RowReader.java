package dev.tern.cdk.destination.sql;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.destination.BatchRecord;
import dev.tern.cdk.message.ColumnScanner;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes rows of records.
 *
 * <p>The row is used again for the next record. What is missing in a record is null (WRITE-8).
 */
final class RowReader {

  private static final int META = MetadataColumn.META.place();
  private static final int FIRST_FIELD = MetadataColumn.values().length;
  private static final long FIRST_MILLI = -62_135_596_800_000L;
  private static final long LAST_MILLI = 253_402_300_799_999L;
  private static final long VERSION_4 = 0x4000L;
  private static final long VERSION_BITS = 0xF000L;
  private static final long VARIANT = Long.MIN_VALUE;
  private static final ObjectNode NO_DATA = JsonNodeFactory.instance.objectNode();

  private final List<PropertyColumn> properties;
  private final List<PathColumn> paths;
  private final boolean[] key;
  private final Set<String> declared;
  private final RowChanges changes;
  private final Misfits misfits;
  private final @Nullable Object[] values;
  private final SplittableRandom random = new SplittableRandom(new SecureRandom().nextLong());
  private final ColumnScanner scanner;
  private ObjectNode data = NO_DATA;
  private @Nullable String refusal;
  private long extractedMillis = Long.MIN_VALUE;
  private @Nullable OffsetDateTime extracted;

  /**
   * Prepares for the columns of a layout.
   *
   * @param more places behind them that somebody else fills
   */
  RowReader(StreamLayout layout, RowOrigin origin, Misfits misfits, int more) {
    this.properties = layout.properties();
    this.paths = layout.paths();
    this.scanner = new ColumnScanner(properties.stream().map(PropertyColumn::property).toList());
    this.changes = new RowChanges(origin.syncId());
    this.misfits = misfits;
    List<SqlColumn> columns = layout.columns();
    this.values = new Object[columns.size() + more];
    this.key = new boolean[columns.size()];
    for (int i = 0; i < key.length; i++) {
      key[i] = layout.isKey(columns.get(i));
    }
    this.declared = new HashSet<>();
    properties.forEach(property -> declared.add(property.property()));
    values[MetadataColumn.GENERATION_ID.place()] = origin.generationId();
  }

  /** Takes the next record; its values, valid until the next call. */
  @Nullable Object[] read(BatchRecord record) {
    refusal = null;
    changes.start(record.changes());
    record.scan(scanner);
    data = paths.isEmpty() && misfits == Misfits.BECOME_NULL ? NO_DATA : record.data();
    values[MetadataColumn.RAW_ID.place()] = newId();
    values[MetadataColumn.EXTRACTED_AT.place()] = moment(record.emittedAt());
    readProperties();
    readPaths();
    if (misfits != Misfits.BECOME_NULL) {
      refuseUndeclared();
    }
    values[META] = changes.meta();
    return values;
  }

  private void readProperties() {
    for (int i = 0; i < properties.size(); i++) {
      values[FIRST_FIELD + i] =
          switch (scanner.kind(i)) {
            case MISSING, NULL -> null;
            default -> convert(i, key[FIRST_FIELD + i]);
          };
    }
  }

  private @Nullable Object convert(int column, boolean isKey) {
    PropertyColumn property = properties.get(column);
    changes.field(property.property());
    int before = changes.count();
    Object converted = property.cell().convert(scanner, column, changes);
    if (changes.count() > before && (isKey || misfits == Misfits.REFUSE_ROW)) {
      refuse(property.property(), isKey);
    }
    return converted;
  }

  private void readPaths() {
    int first = FIRST_FIELD + properties.size();
    for (int i = 0; i < paths.size(); i++) {
      PathColumn path = paths.get(i);
      changes.field(String.join(".", path.path()));
      Object value = path.of(data, changes);
      values[first + i] = value;
      if (key[first + i] && value == null && path.isIn(data)) {
        refuse(String.join(".", path.path()), true);
      }
    }
  }

  private void refuse(String field, boolean isKey) {
    refusal =
        isKey
            ? "The value of '" + field + "', a part of the primary key, cannot be stored as it is."
            : "The value of '" + field + "' does not fit into its column.";
  }

  private void refuseUndeclared() {
    for (String field : (Iterable<String>) data::fieldNames) {
      if (declared.contains(field)) {
        continue;
      }
      if (misfits == Misfits.REFUSE_ROW) {
        refusal = "The table has no column for the field '" + field + "'.";
        return;
      }
      changes.field(field);
      changes.nulled("DESTINATION_SERIALIZATION_ERROR");
    }
  }

  /** Why the record cannot be stored. */
  Optional<String> refusal() {
    return Optional.ofNullable(refusal);
  }

  /** True when a record had fields that have no column. */
  boolean hasUndeclared() {
    return !scanner.undeclared().isEmpty();
  }

  /** The places of properties that the record has, null or not. */
  List<Integer> present() {
    List<Integer> present = new ArrayList<>();
    for (int i = 0; i < properties.size(); i++) {
      if (scanner.kind(i) != ColumnScanner.Kind.MISSING) {
        present.add(FIRST_FIELD + i);
      }
    }
    for (int i = 0; i < paths.size(); i++) {
      if (data.has(paths.get(i).path().get(0))) {
        present.add(FIRST_FIELD + properties.size() + i);
      }
    }
    return present;
  }

  /**
   * A time that no database has a word for is null: the source made it up. Many records have the
   * time of the one before.
   */
  private @Nullable OffsetDateTime moment(long millis) {
    if (millis != extractedMillis) {
      extractedMillis = millis;
      extracted =
          millis < FIRST_MILLI || millis > LAST_MILLI
              ? null
              : Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC);
    }
    return extracted;
  }

  private UUID newId() {
    long high = (random.nextLong() & ~VERSION_BITS) | VERSION_4;
    return new UUID(high, (random.nextLong() >>> 2) | VARIANT);
  }
}
