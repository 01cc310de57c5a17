package dev.tern.cdk.destination;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.tern.cdk.catalog.StreamNames;
import dev.tern.cdk.message.ColumnScanner;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.protocol.types.Coerced;
import dev.tern.protocol.types.Coercion;
import dev.tern.protocol.types.ValueCodec;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes values of the declared columns out of the data of records (WRITE-21). */
final class RowReader {

  private final WriteRequest request;
  private final Notices notices;
  private final List<Column> columns;
  private final ColumnScanner scanner;
  private final Coercion coercion = new Coercion(Coercion.Side.DESTINATION);
  private boolean toldUndeclared;

  RowReader(WriteRequest request, Notices notices) {
    this.request = request;
    this.notices = notices;
    this.columns = request.columns();
    this.scanner = new ColumnScanner(columns.stream().map(Column::name).toList());
  }

  /** The rows of records, each read when it is asked for. */
  Iterator<Row> read(Iterator<BatchRecord> records) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return records.hasNext();
      }

      @Override
      public Row next() {
        return row(records.next());
      }
    };
  }

  private Row row(BatchRecord record) {
    record.scan(scanner);
    ArrayNode changes = ProtocolJson.mapper().createArrayNode();
    record.changes().ifPresent(of -> of.forEach(changes::add));
    @Nullable Object[] values = new Object[columns.size()];
    for (int i = 0; i < values.length; i++) {
      if (scanner.kind(i) != ColumnScanner.Kind.MISSING) {
        values[i] = value(columns.get(i), scanner.node(i), changes);
      }
    }
    if (!toldUndeclared && !scanner.undeclared().isEmpty()) {
      tellUndeclared(scanner.undeclared().get(0));
    }
    return new TypedRow(record, values, changes);
  }

  private @Nullable Object value(Column column, JsonNode value, ArrayNode changes) {
    Coerced coerced = coercion.coerce(column.name(), column.type(), value);
    coerced.changes().forEach(change -> changes.add(ProtocolJson.mapper().valueToTree(change)));
    JsonNode fitting = coerced.value();
    return fitting.isNull() ? null : javaForm(column, fitting);
  }

  private static @Nullable Object javaForm(Column column, JsonNode value) {
    return switch (column.type().kind()) {
      case STRING -> decoded(ValueCodec.STRING, value);
      case BOOLEAN -> decoded(ValueCodec.BOOLEAN, value);
      case INTEGER -> decoded(ValueCodec.INTEGER, value);
      case BIG_INTEGER -> decoded(ValueCodec.BIG_INTEGER, value);
      case NUMBER -> decoded(ValueCodec.NUMBER, value);
      case DATE -> decoded(ValueCodec.DATE, value);
      case TIMESTAMP_WITH_TIMEZONE -> decoded(ValueCodec.TIMESTAMP_WITH_TIMEZONE, value);
      case TIMESTAMP_WITHOUT_TIMEZONE -> decoded(ValueCodec.TIMESTAMP_WITHOUT_TIMEZONE, value);
      case TIME_WITH_TIMEZONE -> decoded(ValueCodec.TIME_WITH_TIMEZONE, value);
      case TIME_WITHOUT_TIMEZONE -> decoded(ValueCodec.TIME_WITHOUT_TIMEZONE, value);
      case BINARY -> decoded(ValueCodec.BINARY, value);
      case JSON, ARRAY, OBJECT, UNION, UNKNOWN -> value.toString();
    };
  }

  private static <T> @Nullable T decoded(ValueCodec<T> codec, JsonNode value) {
    return codec.decode(value).map(ValueCodec.Decoded::value).orElse(null);
  }

  private void tellUndeclared(String field) {
    toldUndeclared = true;
    if (notices.first(Notices.Kind.UNDECLARED_FIELD, request.descriptor())) {
      notices.warn(
          String.format(
              "Stream %s has a field '%s' that its schema does not declare. Undeclared fields are"
                  + " left out.",
              StreamNames.text(request.descriptor()), field));
    }
  }

  /** What was read of one record. */
  private static final class TypedRow implements Row {

    private final BatchRecord record;
    private final @Nullable Object[] values;
    private final ArrayNode changes;

    TypedRow(BatchRecord record, @Nullable Object[] values, ArrayNode changes) {
      this.record = record;
      this.values = values;
      this.changes = changes;
    }

    @Override
    public BatchRecord record() {
      return record;
    }

    @Override
    public @Nullable Object value(int column) {
      return values[column];
    }

    @Override
    public ArrayNode changes() {
      return changes;
    }
  }
}
