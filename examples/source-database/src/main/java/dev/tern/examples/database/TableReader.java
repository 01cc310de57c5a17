package dev.tern.examples.database;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.source.RecordSink;
import dev.tern.protocol.AirbyteRecordMessageMetaChange;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns the rows of one query into records, one at a time, over a connection of its own. */
final class TableReader {

  private static final Logger LOG = LoggerFactory.getLogger(TableReader.class);

  private final Connections connections;
  private final TableQuery query;
  private final String stream;
  private final Loss loss = new Loss();
  private final Set<String> warned = new HashSet<>();

  /**
   * For one read.
   *
   * @param stream the name for sentences
   */
  TableReader(Connections connections, TableQuery query, String stream) {
    this.connections = connections;
    this.query = query;
    this.stream = stream;
  }

  /** Emits every row at or above the bound. */
  void read(Optional<String> bound, RecordSink records) {
    try (Connection connection = connections.open();
        PreparedStatement statement = query.prepare(connection, bound)) {
      statement.setFetchSize(FetchSize.FIRST);
      try (ResultSet rows = statement.executeQuery()) {
        emit(rows, records);
      }
    } catch (SQLException e) {
      throw connections.dialect().failures().reading("stream " + stream, e);
    }
  }

  private void emit(ResultSet rows, RecordSink records) throws SQLException {
    FetchSize fetch = new FetchSize();
    Optional<CursorSequence> sequence =
        query.cursor().map(column -> new CursorSequence(column, stream));
    while (rows.next()) {
      List<AirbyteRecordMessageMetaChange> changes = new ArrayList<>(0);
      ObjectNode record = record(rows, changes);
      if (fetch.saw(record)) {
        rows.setFetchSize(fetch.size());
      }
      sequence.ifPresent(order -> order.next(record));
      records.emit(record, changes);
    }
  }

  private ObjectNode record(ResultSet row, List<AirbyteRecordMessageMetaChange> changes)
      throws SQLException {
    ObjectNode record = JsonNodeFactory.instance.objectNode();
    int index = 0;
    for (Column column : query.columns()) {
      index++;
      record.set(column.name(), column.values().read(row, index, loss));
      if (loss.take()) {
        changes.add(nulled(column.name()));
      }
    }
    return record;
  }

  private AirbyteRecordMessageMetaChange nulled(String column) {
    if (warned.add(column)) {
      LOG.warn(
          "Column '{}' of stream {} holds values that its type cannot say: they are null, and"
              + " 'meta.changes' of each record tells.",
          column,
          stream);
    }
    return new AirbyteRecordMessageMetaChange()
        .withField(column)
        .withChange(AirbyteRecordMessageMetaChange.Change.NULLED)
        .withReason(AirbyteRecordMessageMetaChange.Reason.SOURCE_SERIALIZATION_ERROR);
  }
}
