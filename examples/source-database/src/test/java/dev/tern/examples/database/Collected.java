package dev.tern.examples.database;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.cdk.source.RecordSink;
import dev.tern.protocol.AirbyteRecordMessageMetaChange;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a dialect reads of the only table there is.
 *
 * @param key the primary key of the table
 * @param records as a message would hold them
 * @param changes how many of the records differ from what the store holds
 */
record Collected(List<String> key, List<JsonNode> records, int changes) {

  /** Reads from a cursor on. */
  static Collected of(Dialect dialect, DatabaseConfig config, String cursor, String bound)
      throws SQLException {
    Connections connections = new Connections(dialect, config);
    Table table;
    try (Connection connection = connections.open()) {
      table = dialect.tables(connection, config.schemas()).get(0);
    }
    Sink sink = new Sink();
    Optional<Column> ordering = table.find(cursor);
    new TableReader(
            new ConnectionPool(connections),
            new TableQuery(table.source(), table.columns(), ordering),
            table.name())
        .read(Optional.of(bound), sink);
    return new Collected(table.primaryKey(), sink.records, sink.changes);
  }

  private static final class Sink implements RecordSink {
    private final List<JsonNode> records = new ArrayList<>();
    private int changes;

    @Override
    public void emit(JsonNode record) {
      emit(record, List.of());
    }

    @Override
    public void emit(JsonNode record, List<AirbyteRecordMessageMetaChange> changes) {
      this.changes += changes.size();
      records.add(Transcript.json(record.toString()));
    }

    @Override
    public void emit(Record record) {
      emit(ProtocolJson.mapper().<JsonNode>valueToTree(record));
    }

    @Override
    public boolean stopRequested() {
      return false;
    }
  }
}
