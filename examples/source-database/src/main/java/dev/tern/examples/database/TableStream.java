package dev.tern.examples.database;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.catalog.StreamNames;
import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.source.CursorReader;
import dev.tern.cdk.source.LowerBound;
import dev.tern.cdk.source.ReadRequest;
import dev.tern.cdk.source.RecordEmitter;
import dev.tern.cdk.source.RecordSink;
import dev.tern.cdk.source.SourceStream;
import dev.tern.cdk.source.StreamBuilder;
import dev.tern.protocol.AirbyteStream;
import dev.tern.protocol.types.DataType;
import dev.tern.protocol.types.ObjectType;
import dev.tern.protocol.types.SchemaForm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A table as a stream. Cursor, state and checkpoints are the kit's; the user may choose any column
 * with an order as the cursor.
 */
final class TableStream implements SourceStream {

  private static final Logger LOG = LoggerFactory.getLogger(TableStream.class);

  private final Table table;
  private final Connections connections;
  private final SourceStream declared;

  TableStream(Table table, Connections connections) {
    this.table = table;
    this.connections = connections;
    this.declared = declare(table, (from, records) -> read(table.columns(), from, records));
  }

  @Override
  public AirbyteStream describe() {
    return declared.describe();
  }

  @Override
  public void requireReadable(ReadRequest request) {
    declare(taken(request), (from, records) -> {}).requireReadable(request);
    if (request.incremental() && cursor(request.cursorField()).isEmpty()) {
      throw new ConfigException(
          "Column "
              + request.cursorField()
              + " of stream "
              + name()
              + " has no order that a cursor could follow. Set 'cursor_field' to a number, a text"
              + " or a time.");
    }
  }

  @Override
  public void read(ReadRequest request, RecordEmitter emitter) throws Exception {
    List<Column> wanted = wanted(request);
    if (wanted.isEmpty()) {
      LOG.warn("Stream {} has none of the configured columns: no records.", name());
    }
    declare(taken(request), (from, records) -> read(wanted, from, records)).read(request, emitter);
  }

  private void read(List<Column> columns, LowerBound from, RecordSink records) {
    if (!columns.isEmpty()) {
      TableQuery query = new TableQuery(table.source(), columns, cursor(from.cursorField()));
      new TableReader(connections, query, name()).read(from.value(), records);
    }
  }

  /** The table as it is read: its cursor may be read otherwise than its other columns. */
  private Table taken(ReadRequest request) {
    return request.incremental() ? table.orderedBy(request.cursorField()) : table;
  }

  private static SourceStream declare(Table table, CursorReader reader) {
    Map<String, DataType> properties = new LinkedHashMap<>();
    table.columns().forEach(column -> properties.put(column.name(), column.type()));
    StreamBuilder stream =
        SourceStream.named(table.name())
            .schema(ObjectType.of(properties).toSchema(SchemaForm.V0_NULLABLE))
            .primaryKey(table.primaryKey().toArray(String[]::new));
    table.schema().ifPresent(stream::namespace);
    if (table.columns().stream().anyMatch(column -> column.ordering().isPresent())) {
      stream.anyCursor().sorted();
    }
    return stream.reader(reader);
  }

  private Optional<Column> cursor(List<String> path) {
    return table.orderedBy(path).cursor(path);
  }

  /** The configured columns that are there, with the cursor, in the order of the table. */
  private List<Column> wanted(ReadRequest request) {
    List<Column> columns = taken(request).columns();
    JsonNode schema = request.stream().getStream().getJsonSchema();
    if (schema == null || !schema.path("properties").isObject()) {
      return columns;
    }
    List<String> names = new ArrayList<>();
    schema.path("properties").fieldNames().forEachRemaining(names::add);
    List<String> missing = names.stream().filter(column -> table.find(column).isEmpty()).toList();
    if (!missing.isEmpty()) {
      LOG.warn(
          "Stream {} has no column {} any more: left out. Discover the schema again.",
          name(),
          missing);
    }
    boolean none = missing.size() == names.size();
    return columns.stream()
        .filter(
            column ->
                names.contains(column.name())
                    || (!none && request.cursorField().contains(column.name())))
        .toList();
  }

  private String name() {
    return StreamNames.text(StreamNames.of(declared.describe()));
  }
}
