package dev.tern.cdk.message;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.protocol.AirbyteMessage;
import dev.tern.protocol.AirbyteRecordMessageMeta;
import dev.tern.protocol.StreamDescriptor;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The one owner of stdout: turns each message into one complete line (ENV-1, ENV-2).
 *
 * <p>Safe for any number of threads; lines never interleave. Records wait in a buffer of 64 KB;
 * every other message, and all records before it, is with the operating system when its call
 * returns. Once the reader has gone away every call fails with {@link OutputClosedException}. After
 * {@link #close} nothing leaves any more.
 */
public final class MessageWriter implements Closeable {

  private static final int FLUSH_BYTES = 64 * 1024;

  private final LineBuffer lines = new LineBuffer();
  private final OutputStream out;
  private UnaryOperator<String> mask = UnaryOperator.identity();
  private @Nullable IOException failure;
  private boolean closed;

  /** Writes to a stream that nobody else writes to. */
  public MessageWriter(OutputStream out) {
    this.out = out;
  }

  /** Hides secrets in the texts of every LOG, TRACE and CONNECTION_STATUS from now on (ENV-19). */
  public synchronized void hideSecrets(UnaryOperator<String> mask) {
    this.mask = mask;
  }

  /** A text without the secrets in it. */
  public synchronized String hide(String text) {
    return mask.apply(text);
  }

  /** Writes a message, and flushes unless it is a record. */
  public synchronized void write(AirbyteMessage message) {
    SecretTexts.hide(message, mask);
    line(json -> MessageText.write(json, message));
    if (message.getType() != AirbyteMessage.Type.RECORD) {
      flush();
    }
  }

  /**
   * Writes a record without building a message for it.
   *
   * @param data a JSON object that is not empty (READ-2)
   * @param emittedAt epoch milliseconds
   */
  public synchronized void writeRecord(
      StreamDescriptor stream,
      JsonNode data,
      long emittedAt,
      Optional<AirbyteRecordMessageMeta> meta) {
    line(
        json -> {
          json.writeStartObject();
          json.writeStringField("type", "RECORD");
          json.writeObjectFieldStart("record");
          json.writeStringField("stream", stream.getName());
          if (stream.getNamespace() != null) {
            json.writeStringField("namespace", stream.getNamespace());
          }
          json.writeFieldName("data");
          ProtocolJson.write(json, data);
          json.writeNumberField("emitted_at", emittedAt);
          if (meta.isPresent()) {
            json.writeFieldName("meta");
            ProtocolJson.mapper().writeValue(json, meta.get());
          }
          json.writeEndObject();
          json.writeEndObject();
        });
  }

  /** The line of a message, without its end, as {@link #write} would write it. */
  public byte[] line(AirbyteMessage message) {
    ByteArrayBuilder line = new ByteArrayBuilder();
    try {
      write(line, json -> MessageText.write(json, message));
    } catch (IOException e) {
      throw new UncheckedIOException("A message cannot be written as JSON.", e);
    }
    return line.toByteArray();
  }

  /** Repeats a line, given without its line end, byte for byte, and flushes. */
  public synchronized void writeLine(byte[] line) {
    requireOpen();
    if (!closed) {
      lines.write(line, 0, line.length);
      lines.commit();
    }
    flush();
  }

  /**
   * Appends whole lines, each with its line end, as they are. Like records they may wait in the
   * buffer.
   *
   * @param lines holds them; free to be changed when this returns
   */
  public synchronized void writeLines(byte[] lines, int offset, int length) {
    requireOpen();
    if (closed || length == 0) {
      return;
    }
    if (lines[offset + length - 1] != '\n') {
      throw new IllegalArgumentException("The last line has no end.");
    }
    if (length >= FLUSH_BYTES) {
      flush();
      send(lines, offset, length);
      return;
    }
    this.lines.append(lines, offset, length);
    if (this.lines.committed() >= FLUSH_BYTES) {
      flush();
    }
  }

  /** Hands everything written so far to the operating system. */
  public synchronized void flush() {
    requireOpen();
    try {
      lines.drainTo(out);
    } catch (IOException e) {
      failure = e;
      throw new OutputClosedException(e);
    }
  }

  /** Flushes, then drops whatever still comes: the process is about to end. */
  @Override
  public synchronized void close() {
    if (closed || failure != null) {
      return;
    }
    try {
      flush();
    } finally {
      closed = true;
    }
  }

  private void send(byte[] bytes, int offset, int length) {
    try {
      out.write(bytes, offset, length);
      out.flush();
    } catch (IOException e) {
      failure = e;
      throw new OutputClosedException(e);
    }
  }

  private void line(LineBody body) {
    requireOpen();
    if (closed) {
      return;
    }
    boolean whole = false;
    try {
      write(lines, body);
      lines.commit();
      whole = true;
    } catch (IOException e) {
      throw new UncheckedIOException("A message cannot be written as JSON.", e);
    } finally {
      if (!whole) {
        lines.rollback();
      }
    }
    if (lines.committed() >= FLUSH_BYTES) {
      flush();
    }
  }

  private static void write(OutputStream line, LineBody body) throws IOException {
    try (JsonGenerator json = ProtocolJson.factory().createGenerator(line)) {
      body.write(json);
    }
  }

  private void requireOpen() {
    if (failure != null) {
      throw new OutputClosedException(failure);
    }
  }

  /** What goes between the start of a line and its end. */
  @FunctionalInterface
  private interface LineBody {
    void write(JsonGenerator json) throws IOException;
  }
}
