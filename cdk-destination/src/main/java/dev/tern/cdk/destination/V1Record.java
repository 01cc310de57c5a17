package dev.tern.cdk.destination;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.message.ColumnScanner;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.protocol.migration.RecordMigration;
import dev.tern.protocol.types.DataType;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * A record that came in v1, as the author sees it: its data in v0, translated when it is asked for.
 *
 * @param came the record as it came
 * @param type what the catalog says about its data
 */
record V1Record(BatchRecord came, DataType type) implements BatchRecord {

  @Override
  public int index() {
    return came.index();
  }

  @Override
  public long position() {
    return came.position();
  }

  @Override
  public ObjectNode data() {
    return (ObjectNode) RecordMigration.downgrade(type, came.data());
  }

  @Override
  public void scan(ColumnScanner columns) {
    byte[] json = bytes();
    columns.scan(json, 0, json.length);
  }

  private byte[] bytes() {
    try {
      return ProtocolJson.mapper().writeValueAsBytes(data());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void writeData(OutputStream out) throws IOException {
    out.write(bytes());
  }

  @Override
  public long emittedAt() {
    return came.emittedAt();
  }

  @Override
  public Optional<JsonNode> changes() {
    return came.changes();
  }
}
