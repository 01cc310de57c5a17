package dev.tern.cdk.message;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
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

  private final JsonMapper json = ProtocolJson.mapper();
  private final ObjectWriter plain = json.writer();
  private final ObjectWriter exponents =
      json.writer().without(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);
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
    line(numbers -> numbers.writeValue(lines, message));
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
        numbers -> {
          try (JsonGenerator generator = numbers.createGenerator(lines)) {
            generator.writeStartObject();
            generator.writeStringField("type", "RECORD");
            generator.writeObjectFieldStart("record");
            generator.writeStringField("stream", stream.getName());
            if (stream.getNamespace() != null) {
              generator.writeStringField("namespace", stream.getNamespace());
            }
            generator.writeFieldName("data");
            json.writeTree(generator, data);
            generator.writeNumberField("emitted_at", emittedAt);
            if (meta.isPresent()) {
              generator.writePOJOField("meta", meta.get());
            }
            generator.writeEndObject();
            generator.writeEndObject();
          }
        });
  }

  /** The line of a message, without its end, as {@link #write} would write it. */
  public byte[] line(AirbyteMessage message) {
    try {
      return plain.writeValueAsBytes(message);
    } catch (JsonProcessingException tooManyZeros) {
      return line(message, exponents);
    }
  }

  private static byte[] line(AirbyteMessage message, ObjectWriter numbers) {
    try {
      return numbers.writeValueAsBytes(message);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("A message cannot be written as JSON.", e);
    }
  }

  /** Repeats a line, given without its line end, byte for byte, and flushes. */
  public synchronized void writeLine(byte[] line) {
    line(numbers -> lines.write(line, 0, line.length));
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
      write(body);
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

  /** A number with too many zeros to be written out, rare as it is, is written the other way. */
  private void write(LineBody body) throws IOException {
    try {
      body.write(plain);
    } catch (JsonProcessingException e) {
      lines.rollback();
      body.write(exponents);
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
    void write(ObjectWriter numbers) throws IOException;
  }
}
