package dev.tern.cdk.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.message.ProtocolJson;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Brings the records of one thread into one form, JSON in bytes, whichever they are given in. */
final class RecordForms {

  /** An array that grew above this is not kept. */
  static final int KEPT_BYTES = 1024 * 1024;

  private final WireDialect dialect;
  private final LineBytes bytes = new LineBytes();
  private final ByteRange range = new ByteRange(bytes.array(), 0, 0);
  private @Nullable RecordGenerator generator;

  RecordForms(WireDialect dialect) {
    this.dialect = dialect;
  }

  /**
   * The bytes of a tree; they hold until the next call.
   *
   * @throws IOException when it cannot be written
   */
  ByteRange bytes(JsonNode record) throws IOException {
    return bytes((RecordWriter) json -> ProtocolJson.mapper().writeTree(json, record));
  }

  /**
   * The bytes of a record that writes itself, whatever it wrote; they hold until the next call.
   *
   * @throws IOException when it cannot be written
   */
  ByteRange bytes(RecordWriter record) throws IOException {
    bytes.clear(KEPT_BYTES);
    RecordGenerator json = generator;
    if (json == null) {
      json = new RecordGenerator(ProtocolJson.mapper().createGenerator(bytes), dialect);
    }
    json.takeNulled(); // of a record that was refused
    generator = null; // one that failed half way is of no use any more
    record.write(json);
    json.flush();
    if (!json.getOutputContext().inRoot()) {
      throw new WrongRecordException("is not finished. Write the end of every object and array");
    }
    generator = json;
    return range.become(bytes.array(), 0, bytes.size());
  }

  /** As {@link RecordGenerator#takeNulled} says of the last record. */
  Map<String, String> takeNulled() {
    RecordGenerator json = generator;
    return json == null ? Map.of() : json.takeNulled();
  }
}
