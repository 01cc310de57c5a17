package dev.tern.cdk.destination.sql;

import dev.tern.cdk.destination.Batch;
import dev.tern.cdk.destination.BatchRecord;
import dev.tern.protocol.types.DataType;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the records of batches into a table, row by row. */
final class BatchRows {

  /** Where a record stands in its batch. */
  static final String POSITION = SafeName.OURS + "position";

  /** Which fields a record has: the places of their columns between commas. */
  static final String FIELDS = SafeName.OURS + "fields";

  private static final int MANY = 1_000;

  private static final Logger LOG = LoggerFactory.getLogger(BatchRows.class);

  private final StreamLayout layout;
  private final RowReader reader;
  private final List<Integer> keyPlaces;
  private final Constants constants;
  private final int first;
  private final Extra extra;
  private boolean warned;
  private boolean telling;
  private boolean told;

  /** What a row tells beside its columns. */
  enum Extra {
    /** Nothing. */
    NONE,
    /** Its position in the batch. */
    POSITION,
    /** Its position and which fields it has. */
    POSITION_AND_FIELDS;

    /** How many places that takes. */
    @SuppressWarnings("EnumOrdinal") // each kind has one more than the one above
    int places() {
      return ordinal();
    }
  }

  /**
   * What became of a batch.
   *
   * @param refused the records that were left out, with the reason
   * @param nullKeys true when a row has a null in its key
   * @param firstId the identifier of the first row; null when there is none
   */
  record Loaded(Map<Integer, String> refused, boolean nullKeys, @Nullable UUID firstId) {}

  BatchRows(StreamLayout layout, RowOrigin origin, Misfits misfits, Extra extra) {
    this.layout = layout;
    this.extra = extra;
    this.constants = new Constants(origin);
    this.reader = new RowReader(layout, origin, misfits, extra.places());
    List<SqlColumn> columns = layout.columns();
    this.first = columns.size();
    this.keyPlaces = layout.key().stream().map(columns::indexOf).toList();
  }

  /** The columns of the layout and those of what is told beside them. */
  List<SqlColumn> columns(SqlDialect dialect) {
    List<SqlColumn> columns = new ArrayList<>(layout.columns());
    if (extra != Extra.NONE) {
      columns.add(column(dialect, POSITION, DataType.Kind.INTEGER));
    }
    if (extra == Extra.POSITION_AND_FIELDS) {
      columns.add(column(dialect, FIELDS, DataType.Kind.STRING));
    }
    return columns;
  }

  static SqlColumn column(SqlDialect dialect, String name, DataType.Kind kind) {
    return new SqlColumn(
        dialect.names().shown(name), dialect.parse(dialect.columnType(DataType.of(kind))));
  }

  /** Loads a batch; what is refused is left out. */
  Loaded load(Session session, SqlTable table, Batch batch) throws SQLException, IOException {
    Map<Integer, String> refused = new TreeMap<>();
    boolean nullKeys = false;
    UUID firstId = null;
    try (RowLoader loader = loader(session, table, batch)) {
      for (BatchRecord record : batch) {
        @Nullable Object[] row = reader.read(record);
        warn(table);
        if (reader.refusal().isPresent()) {
          refused.put(record.index(), reader.refusal().get());
          continue;
        }
        fill(row, record);
        nullKeys |= hasNullKey(row);
        firstId = firstId == null ? (UUID) row[MetadataColumn.RAW_ID.place()] : firstId;
        loader.add(row);
      }
      loader.finish();
    }
    return new Loaded(refused, nullKeys, firstId);
  }

  /** A table of a user is not changed for it, and for a few rows it is not worth it. */
  private RowLoader loader(Session session, SqlTable table, Batch batch) throws SQLException {
    List<SqlColumn> columns = columns(session.dialect());
    boolean worth = SafeName.isOurs(table.name().table()) && batch.size() >= MANY;
    if (!told) {
      telling = worth && constants.fillIn(session, table.name());
    }
    return worth && (told || telling)
        ? new FilledLoader(session, table, columns, constants)
        : session.loader(table, columns);
  }

  /** The table that was loaded last is as it was left: it is not told twice what to fill in. */
  void committed() {
    told |= telling;
  }

  private void fill(@Nullable Object[] row, BatchRecord record) {
    if (extra != Extra.NONE) {
      row[first] = (long) record.index();
    }
    if (extra == Extra.POSITION_AND_FIELDS) {
      row[first + 1] =
          reader.present().stream().map(String::valueOf).collect(Collectors.joining(",", ",", ","));
    }
  }

  private boolean hasNullKey(@Nullable Object[] row) {
    for (int place : keyPlaces) {
      if (row[place] == null) {
        return true;
      }
    }
    return false;
  }

  private void warn(SqlTable table) {
    if (reader.hasUndeclared() && !warned) {
      warned = true;
      LOG.warn(
          "Records for table '{}' have fields that it has no column for. They are not stored.",
          table.name().table());
    }
  }
}
