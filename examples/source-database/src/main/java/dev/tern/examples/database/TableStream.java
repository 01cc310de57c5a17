package dev.tern.examples.database;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.source.Limit;
import dev.tern.cdk.source.Partition;
import dev.tern.cdk.source.ReadRequest;
import dev.tern.cdk.source.RecordEmitter;
import dev.tern.cdk.source.SourceStream;
import dev.tern.cdk.source.StreamBuilder;
import dev.tern.protocol.AirbyteStream;
import dev.tern.protocol.types.DataType;
import dev.tern.protocol.types.ObjectType;
import dev.tern.protocol.types.SchemaForm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A table as a stream: a full refresh reads ranges of the primary key page by page, an incremental
 * read is one query in the order of the cursor. Cursor, state and checkpoints are the kit's; the
 * user may choose any column with an order as the cursor.
 */
final class TableStream implements SourceStream {

  private static final Logger LOG = LoggerFactory.getLogger(TableStream.class);

  /** Ranges are so much longer than pages, for their ends are found by a walk of its own. */
  private static final int PAGES_OF_RANGE = 10;

  private final Table table;
  private final TableAccess access;
  private final Optional<KeyOrder> key;
  private final SourceStream declared;

  TableStream(Table table, TableAccess access) {
    this.table = table;
    this.access = access;
    this.key = KeyOrder.find(table);
    this.declared = fullRefresh(table.columns());
  }

  @Override
  public AirbyteStream describe() {
    return declared.describe();
  }

  @Override
  public List<Limit> limits() {
    return List.of(access.limit());
  }

  @Override
  public void requireReadable(ReadRequest request) {
    declare(taken(request)).reader((from, records) -> {}).requireReadable(request);
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
  public SourceStream forRequest(ReadRequest request) {
    List<Column> wanted = wanted(request);
    if (wanted.isEmpty()) {
      LOG.warn("Stream {} has none of the configured columns: no records.", name());
    }
    return request.incremental() ? incremental(request, wanted) : fullRefresh(wanted);
  }

  /** Reading is what the stream that was made for the request does. */
  @Override
  public void read(ReadRequest request, RecordEmitter emitter) throws Exception {
    forRequest(request).read(request, emitter);
  }

  private SourceStream incremental(ReadRequest request, List<Column> wanted) {
    Optional<Column> cursor = cursor(request.cursorField());
    StreamBuilder stream = declare(taken(request)).sorted();
    long lookback = access.config().lookbackSeconds();
    if (lookback > 0 && cursor.filter(TableStream::isMoment).isPresent()) {
      stream.lookback(Duration.ofSeconds(lookback));
    }
    if (wanted.isEmpty()) {
      return stream.reader((from, records) -> {});
    }
    TableQuery query = new TableQuery(table.source(), wanted, cursor);
    TableReader reader = new TableReader(access.pool(), query, name());
    return stream.reader((from, records) -> reader.read(from.value(), records));
  }

  private SourceStream fullRefresh(List<Column> wanted) {
    StreamBuilder stream = declare(table);
    TableQuery query = new TableQuery(table.source(), wanted, Optional.empty());
    if (key.isEmpty()) {
      TableReader whole = new TableReader(access.pool(), query, table.title());
      return stream.reader(
          (from, records) -> {
            if (!wanted.isEmpty()) {
              whole.read(Optional.empty(), records);
            }
          });
    }
    int pageRows = access.config().pageRows();
    TablePages pages = new TablePages(access.pool(), query, key.get(), table.title(), pageRows);
    return stream
        .partitions((request, known) -> () -> ranges(known, wanted))
        .pages(
            (slice, records) -> wanted.isEmpty() ? Optional.empty() : pages.read(slice, records));
  }

  private Iterator<Partition> ranges(List<Partition> known, List<Column> wanted) {
    if (wanted.isEmpty()) {
      return List.of(KeyRange.ALL.partition()).iterator();
    }
    List<KeyRange> before = known.stream().map(KeyRange::of).toList();
    long rows = (long) access.config().pageRows() * PAGES_OF_RANGE;
    KeyWalk walk = new KeyWalk(access.pool(), table, key.orElseThrow(), rows, before);
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return walk.hasNext();
      }

      @Override
      public Partition next() {
        return walk.next().partition();
      }
    };
  }

  private static boolean isMoment(Column column) {
    return switch (column.type().kind()) {
      case DATE, TIMESTAMP_WITHOUT_TIMEZONE, TIMESTAMP_WITH_TIMEZONE -> true;
      default -> false;
    };
  }

  /** The table as it is read: its cursor may be read otherwise than its other columns. */
  private Table taken(ReadRequest request) {
    return request.incremental() ? table.orderedBy(request.cursorField()) : table;
  }

  private StreamBuilder declare(Table shape) {
    Map<String, DataType> properties = new LinkedHashMap<>();
    shape.columns().forEach(column -> properties.put(column.name(), column.type()));
    StreamBuilder stream =
        SourceStream.named(shape.name())
            .schema(ObjectType.of(properties).toSchema(SchemaForm.V0_NULLABLE))
            .primaryKey(shape.primaryKey().toArray(String[]::new))
            .checkpointEvery(access.config().pageRows())
            .retries(access.config().retries())
            .needs(access.limit());
    shape.schema().ifPresent(stream::namespace);
    if (shape.columns().stream().anyMatch(column -> column.ordering().isPresent())) {
      stream.anyCursor();
    }
    return stream;
  }

  private Optional<Column> cursor(List<String> path) {
    return table.orderedBy(path).cursor(path);
  }

  /** The configured columns that are there, with the cursor; the kit tells about the others. */
  private List<Column> wanted(ReadRequest request) {
    List<Column> columns = taken(request).columns();
    JsonNode schema = request.stream().getStream().getJsonSchema();
    if (schema == null || !schema.path("properties").isObject()) {
      return columns;
    }
    List<String> names = new ArrayList<>();
    schema.path("properties").fieldNames().forEachRemaining(names::add);
    boolean none = names.stream().allMatch(column -> table.find(column).isEmpty());
    return columns.stream()
        .filter(
            column ->
                names.contains(column.name())
                    || (!none && request.cursorField().contains(column.name())))
        .toList();
  }

  private String name() {
    return table.title();
  }
}
