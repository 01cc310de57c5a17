package dev.tern.cdk.destination;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.message.Incoming;
import dev.tern.cdk.message.ProtocolJson;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A record of a batch: its data as bytes of its own. */
final class BufferedRecord implements BatchRecord {

  /** What a record costs in memory beside its data, roughly. */
  private static final int OVERHEAD_BYTES = 96;

  private final int index;
  private final byte[] data;
  private final long emittedAt;
  private final @Nullable JsonNode changes;
  private final Tally tally;

  BufferedRecord(int index, Incoming.Record record, Tally tally) {
    this.index = index;
    this.data = onOneLine(record);
    this.emittedAt = record.emittedAt();
    this.changes = changesOf(record);
    this.tally = tally;
  }

  /**
   * What a record will cost in memory.
   *
   * @param lineBytes length of the whole line: the data is a part of it, and so is all else kept
   */
  static long cost(int lineBytes) {
    return (long) OVERHEAD_BYTES + lineBytes;
  }

  /** A carriage return can only be white space here, and some readers take it for a line end. */
  private static byte[] onOneLine(Incoming.Record record) {
    int end = record.offset() + record.length();
    byte[] copy = Arrays.copyOfRange(record.data(), record.offset(), end);
    for (int i = 0; i < copy.length; i++) {
      if (copy[i] == '\r') {
        copy[i] = ' ';
      }
    }
    return copy;
  }

  private static @Nullable JsonNode changesOf(Incoming.Record record) {
    if (record.meta().isEmpty()) {
      return null;
    }
    JsonNode changes = record.meta().get().path("changes");
    return changes.isArray() && !changes.isEmpty() ? changes : null;
  }

  int bytes() {
    return data.length;
  }

  /** Where the record is counted. */
  Tally tally() {
    return tally;
  }

  @Override
  public int index() {
    return index;
  }

  @Override
  public ObjectNode data() {
    try {
      return (ObjectNode) ProtocolJson.mapper().readTree(data);
    } catch (IOException e) {
      throw new UncheckedIOException("Data that was parsed before cannot be parsed again.", e);
    }
  }

  @Override
  public void writeData(OutputStream out) throws IOException {
    out.write(data, 0, data.length);
  }

  @Override
  public long emittedAt() {
    return emittedAt;
  }

  @Override
  public Optional<JsonNode> changes() {
    return Optional.ofNullable(changes);
  }
}
