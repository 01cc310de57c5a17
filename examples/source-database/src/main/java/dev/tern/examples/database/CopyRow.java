package dev.tern.examples.database;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.cdk.source.RecordSink;
import dev.tern.protocol.AirbyteRecordMessageMetaChange;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of COPY as a record: texts and numbers go into it as the bytes they are. For one thread.
 */
final class CopyRow {

  private static final byte[] NULL = ascii("null");
  private static final byte[] TRUE = ascii("true");
  private static final byte[] FALSE = ascii("false");

  private final List<Column> names;
  private final TextColumn[] columns;
  private final byte[][] heads;
  private final NulledColumns nulled;
  private final Loss loss = new Loss();
  private final CopyJson json = new CopyJson();

  /**
   * For one page.
   *
   * @param columns what a row begins with
   * @param nulled the columns with values that could not be said
   */
  CopyRow(List<Column> columns, NulledColumns nulled) {
    this.names = columns;
    this.columns =
        columns.stream().map(column -> (TextColumn) column.values()).toArray(TextColumn[]::new);
    this.heads = new byte[columns.size()][];
    this.nulled = nulled;
    for (int i = 0; i < heads.length; i++) {
      String name = new String(written(columns.get(i).name()), StandardCharsets.UTF_8);
      heads[i] = ((i == 0 ? "{" : ",") + name + ":").getBytes(StandardCharsets.UTF_8);
    }
  }

  /** Emits a row. */
  void emit(byte[] row, RecordSink records) throws SQLException {
    json.clear();
    int at = 0;
    for (int i = 0; i < heads.length; i++) {
      json.put(heads[i]);
      at = value(columns[i], row, at) + 1;
    }
    json.put('}');
    if (loss.take()) {
      emitWhatCanBeSaid(row, records);
    } else if (json.isAscii()) {
      records.emitTrustedJson(json.bytes(), 0, json.size());
    } else {
      records.emitJson(json.bytes(), 0, json.size());
    }
  }

  /** Puts the value that begins at an index; says where it ends. */
  private int value(TextColumn column, byte[] row, int from) throws SQLException {
    if (CopyTexts.isNull(row, from)) {
      json.put(NULL);
      return from + 2;
    }
    return switch (column.kind()) {
      case STRING -> json.text(row, from);
      case INTEGER, NUMBER -> number(column, row, from);
      case BOOLEAN -> {
        json.put(row[from] == 't' ? TRUE : FALSE);
        yield from + 1;
      }
      default -> converted(column, row, from, CopyTexts.end(row, from));
    };
  }

  private int number(TextColumn column, byte[] row, int from) throws SQLException {
    int end = CopyTexts.end(row, from);
    if (!TextColumn.isPlain(row, from, end)) {
      return converted(column, row, from, end);
    }
    json.put(row, from, end);
    return end;
  }

  private int converted(TextColumn column, byte[] row, int from, int end) throws SQLException {
    String text = CopyTexts.text(row, from, end);
    json.put(written(column.read(text, loss)));
    return end;
  }

  private void emitWhatCanBeSaid(byte[] row, RecordSink records) throws SQLException {
    List<AirbyteRecordMessageMetaChange> changes = new ArrayList<>();
    ObjectNode record = JsonNodeFactory.instance.objectNode();
    List<@Nullable String> texts = CopyTexts.of(row);
    for (int i = 0; i < columns.length; i++) {
      String name = names.get(i).name();
      record.set(name, columns[i].read(texts.get(i), loss));
      if (loss.take()) {
        changes.add(nulled.change(name));
      }
    }
    records.emit(record, changes);
  }

  private static byte[] written(Object value) {
    try {
      return ProtocolJson.mapper().writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("A value cannot be written as JSON.", e);
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
