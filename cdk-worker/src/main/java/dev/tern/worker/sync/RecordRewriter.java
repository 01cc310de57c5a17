package dev.tern.worker.sync;

import dev.tern.cdk.message.JsonScanner;
import dev.tern.cdk.message.ProtocolJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lines of records under the names of the destination, with the fields that pass. Every other byte
 * stays what it is. For one thread.
 */
final class RecordRewriter {

  private static final int MEMBER_LEVELS = 3;
  private static final int SPARE = 1024;
  private static final byte[] NAMESPACE = ",\"namespace\":".getBytes(StandardCharsets.UTF_8);
  private static final byte[] NULL = "null".getBytes(StandardCharsets.UTF_8);

  private final RecordScan scan = RecordScan.thorough();
  private final JsonScanner values = new JsonScanner();
  private final Streams streams;
  private final SelectedFields fields;
  private final Map<StreamTally, Names> names = new HashMap<>();
  private ByteArrayOutputStream out = new ByteArrayOutputStream();

  /**
   * How a stream is called, as JSON.
   *
   * @param namespace null for none
   */
  @SuppressWarnings("ArrayRecordComponent") // never changed
  private record Names(byte[] name, byte @Nullable [] namespace) {}

  /**
   * Rewrites for the streams of an attempt.
   *
   * @param streams not shared with another thread that looks up records
   */
  RecordRewriter(Streams streams, SelectedFields fields) {
    this.streams = streams;
    this.fields = fields;
  }

  /** The same lines, rewritten. */
  byte[] rewrite(Parcel.Lines lines) {
    out = new ByteArrayOutputStream(lines.to() - lines.from() + SPARE);
    int at = lines.from();
    while (at < lines.to()) {
      int next = scan.read(lines.array(), at, lines.to());
      StreamTally stream = next < 0 ? null : streams.of(lines.array(), at, scan);
      if (stream == null) {
        throw new IllegalStateException("A record that was read once cannot be read again.");
      }
      line(lines.array(), at, next, stream);
      at = next;
    }
    return out.toByteArray();
  }

  /** The parts that change, in the order they stand in the line, with what is between them. */
  private void line(byte[] array, int from, int next, StreamTally stream) {
    Names name = names.computeIfAbsent(stream, RecordRewriter::names);
    int at = from;
    for (int part = partAfter(-1); part < Integer.MAX_VALUE; part = partAfter(part)) {
      out.write(array, at, from + part - at);
      if (part == scan.streamFrom()) {
        stream(name);
        at = from + scan.streamTo();
      } else if (part == scan.namespaceFrom()) {
        write(name.namespace == null ? NULL : name.namespace);
        at = from + scan.namespaceTo();
      } else {
        data(array, from, stream);
        at = from + scan.dataTo();
      }
    }
    out.write(array, at, next - at);
  }

  private int partAfter(int place) {
    int nearest = Integer.MAX_VALUE;
    nearest = scan.streamFrom() > place ? Math.min(nearest, scan.streamFrom()) : nearest;
    nearest = scan.namespaceFrom() > place ? Math.min(nearest, scan.namespaceFrom()) : nearest;
    return scan.dataFrom() > place ? Math.min(nearest, scan.dataFrom()) : nearest;
  }

  private void stream(Names name) {
    write(name.name);
    if (scan.namespaceFrom() < 0 && name.namespace != null) {
      write(NAMESPACE);
      write(name.namespace);
    }
  }

  private void data(byte[] array, int from, StreamTally stream) {
    int start = from + scan.dataFrom();
    int end = from + scan.dataTo();
    Optional<Set<String>> passing = fields.of(stream.source());
    if (passing.isEmpty()) {
      out.write(array, start, end - start);
      return;
    }
    out.write('{');
    boolean first = true;
    int at = values.blanks(array, start + 1, end);
    while (array[at] != '}') {
      int nameEnd = JsonScanner.nameEnd(array, at + 1, end);
      int valueEnd = values.value(array, values.colon(array, nameEnd, end), end, MEMBER_LEVELS);
      if (passing.get().contains(text(array, at, nameEnd))) {
        first = separate(first);
        out.write(array, at, valueEnd - at);
      }
      int behind = values.blanks(array, valueEnd, end);
      at = array[behind] == ',' ? values.blanks(array, behind + 1, end) : behind;
    }
    out.write('}');
  }

  private boolean separate(boolean first) {
    if (!first) {
      out.write(',');
    }
    return false;
  }

  private static String text(byte[] array, int from, int to) {
    String plain = new String(array, from + 1, to - from - 2, StandardCharsets.UTF_8);
    if (plain.indexOf('\\') < 0) {
      return plain;
    }
    try {
      return ProtocolJson.mapper().readTree(array, from, to - from).textValue();
    } catch (IOException e) {
      throw new UncheckedIOException("A name that was valid cannot be read.", e);
    }
  }

  private static Names names(StreamTally stream) {
    String namespace = stream.destination().getNamespace();
    return new Names(
        json(stream.destination().getName()), namespace == null ? null : json(namespace));
  }

  private static byte[] json(String text) {
    return ProtocolJson.mapper().valueToTree(text).toString().getBytes(StandardCharsets.UTF_8);
  }

  private void write(byte[] bytes) {
    out.write(bytes, 0, bytes.length);
  }
}
