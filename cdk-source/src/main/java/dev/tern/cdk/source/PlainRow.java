package dev.tern.cdk.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tern.protocol.AirbyteRecordMessageMetaChange;
import dev.tern.protocol.AirbyteRecordMessageMetaChange.Change;
import dev.tern.protocol.AirbyteRecordMessageMetaChange.Reason;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of a sink that knows trees only, such as one of a test. */
final class PlainRow implements RecordRow {

  private final List<String> columns;
  private final RecordSink sink;
  private final List<JsonNode> values = new ArrayList<>();
  private final List<AirbyteRecordMessageMetaChange> changes = new ArrayList<>();

  PlainRow(List<String> columns, RecordSink sink) {
    this.columns = List.copyOf(columns);
    this.sink = sink;
  }

  @Override
  public RecordRow add(long value) {
    return add(LongNode.valueOf(value));
  }

  @Override
  public RecordRow add(double value) {
    return Double.isFinite(value) ? add(new BigDecimal(Double.toString(value))) : addLost();
  }

  @Override
  public RecordRow add(float value) {
    return Float.isFinite(value) ? add(new BigDecimal(Float.toString(value))) : addLost();
  }

  @Override
  public RecordRow add(boolean value) {
    return add((JsonNode) BooleanNode.valueOf(value));
  }

  @Override
  public RecordRow add(@Nullable String text) {
    return text == null ? addNull() : add((JsonNode) TextNode.valueOf(text));
  }

  @Override
  public RecordRow add(@Nullable BigDecimal value) {
    return value == null ? addNull() : add((JsonNode) DecimalNode.valueOf(value));
  }

  @Override
  public RecordRow addDecimal(long unscaled, int scale) {
    return add(BigDecimal.valueOf(unscaled, scale));
  }

  @Override
  public RecordRow addText(byte[] utf8, int offset, int length) {
    return add(new String(utf8, offset, length, StandardCharsets.UTF_8));
  }

  @Override
  public RecordRow addJson(byte[] utf8, int offset, int length) {
    return add(RecordTree.of(utf8, offset, length));
  }

  @Override
  public RecordRow addNull() {
    return add((JsonNode) NullNode.getInstance());
  }

  @Override
  public RecordRow addLost() {
    changes.add(
        new AirbyteRecordMessageMetaChange()
            .withField(columns.get(values.size()))
            .withChange(Change.NULLED)
            .withReason(Reason.SOURCE_SERIALIZATION_ERROR));
    return addNull();
  }

  private RecordRow add(JsonNode value) {
    values.add(value);
    return this;
  }

  @Override
  public int size() {
    return values.toString().length();
  }

  @Override
  public void clear() {
    values.clear();
    changes.clear();
  }

  @Override
  public void emit() {
    if (values.size() != columns.size()) {
      throw new IllegalStateException(
          values.size() + " values for columns " + columns + ". Add one for each, then emit.");
    }
    ObjectNode record = JsonNodeFactory.instance.objectNode();
    for (int column = 0; column < columns.size(); column++) {
      record.set(columns.get(column), values.get(column));
    }
    List<AirbyteRecordMessageMetaChange> told = List.copyOf(changes);
    clear();
    sink.emit(record, told);
  }
}
