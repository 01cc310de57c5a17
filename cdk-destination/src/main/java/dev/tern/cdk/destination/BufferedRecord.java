package dev.tern.cdk.destination;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.message.ColumnScanner;
import dev.tern.cdk.message.ProtocolJson;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * A record of a batch as its author sees it.
 *
 * @param table what is kept of all records of the batch
 * @param index which of them it is
 */
record BufferedRecord(RecordTable table, int index) implements BatchRecord {

  @Override
  public long position() {
    return table.position(index);
  }

  @Override
  public ObjectNode data() {
    return (ObjectNode) parse(table.offset(index), table.length(index));
  }

  @Override
  public void scan(ColumnScanner columns) {
    columns.scan(table.array(index), table.offset(index), table.length(index));
  }

  private JsonNode parse(int offset, int length) {
    try {
      return ProtocolJson.mapper().readTree(table.array(index), offset, length);
    } catch (IOException e) {
      throw new UncheckedIOException("Data that was parsed before cannot be parsed again.", e);
    }
  }

  @Override
  public void writeData(OutputStream out) throws IOException {
    out.write(table.array(index), table.offset(index), table.length(index));
  }

  @Override
  public long emittedAt() {
    return table.time(index);
  }

  @Override
  public Optional<JsonNode> changes() {
    int length = table.changesLength(index);
    return length == 0
        ? Optional.empty()
        : Optional.of(parse(table.offset(index) + table.length(index), length));
  }
}
