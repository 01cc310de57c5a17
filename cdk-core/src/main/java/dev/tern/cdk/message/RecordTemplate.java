package dev.tern.cdk.message;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.protocol.StreamDescriptor;
import java.util.Arrays;
import java.util.Optional;

/**
 * The line of a RECORD with holes where its data and its time were.
 *
 * <p>A line with the same bytes around the holes says the same, whatever the order of its fields
 * and the white space between them.
 */
final class RecordTemplate {

  private static final int MAX_BYTES = 1_024;

  private final StreamDescriptor stream;
  private final Optional<JsonNode> meta;
  private final boolean dataFirst;
  private final byte[] before;
  private final byte[] between;
  private final byte[] behind;
  private final FieldHeads heads = new FieldHeads();

  private RecordTemplate(Incoming.Record record, boolean dataFirst, byte[][] pieces) {
    this.stream = record.stream();
    this.meta = record.meta();
    this.dataFirst = dataFirst;
    this.before = pieces[0];
    this.between = pieces[1];
    this.behind = pieces[2];
  }

  /**
   * Makes a template of a line; of a very unusual one there is none.
   *
   * @param record what the line was found to say
   */
  static Optional<RecordTemplate> of(Line line, Incoming.Record record, RecordHoles holes) {
    byte[] bytes = line.array();
    int end = line.offset() + line.length();
    int time = record.timeOffset();
    int timeEnd = time < 0 ? JsonScanner.BROKEN : holes.time(bytes, time, end);
    if (timeEnd < 0 || isNumber(bytes[timeEnd]) || line.length() - record.length() > MAX_BYTES) {
      return Optional.empty();
    }
    int data = record.offset();
    int dataEnd = data + record.length();
    byte[][] pieces = {
      Arrays.copyOfRange(bytes, line.offset(), Math.min(data, time)),
      Arrays.copyOfRange(bytes, Math.min(dataEnd, timeEnd), Math.max(data, time)),
      Arrays.copyOfRange(bytes, Math.max(dataEnd, timeEnd), end)
    };
    return Optional.of(new RecordTemplate(record, data < time, pieces));
  }

  private static boolean isNumber(byte next) {
    return next == '.' || next == 'e' || next == 'E';
  }

  /**
   * Reads a line like the one of the template.
   *
   * @param holes takes what is new in it
   * @return the index behind it, negative when it is another one
   */
  int read(byte[] bytes, int from, int limit, RecordHoles holes) {
    int first = pass(before, bytes, from, limit);
    int second = pass(between, bytes, hole(dataFirst, bytes, first, limit, holes), limit);
    return pass(behind, bytes, hole(!dataFirst, bytes, second, limit, holes), limit);
  }

  private int hole(boolean data, byte[] bytes, int from, int limit, RecordHoles holes) {
    if (from < 0) {
      return from;
    }
    return data ? holes.data(bytes, from, limit, heads) : holes.time(bytes, from, limit);
  }

  private static int pass(byte[] piece, byte[] bytes, int from, int limit) {
    int length = piece.length;
    if (from < 0 || limit - from < length) {
      return JsonScanner.BROKEN;
    }
    boolean same = Arrays.equals(piece, 0, length, bytes, from, from + length);
    return same ? from + length : JsonScanner.BROKEN;
  }

  /** Makes a record say what the line says that was read last. */
  void fill(Incoming.Record record, byte[] bytes, RecordHoles holes) {
    record
        .become(stream, meta, bytes)
        .with(holes.offset(), holes.length(), holes.time())
        .spaced(holes.spaced());
  }
}
