package dev.tern.cdk.source;

import dev.tern.cdk.catalog.StreamNames;
import dev.tern.protocol.AirbyteRecordMessageMetaChange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the lines of one stream, each cut to what a line may hold. For one thread. */
final class RecordFrame {

  private static final byte[] NULL = {'n', 'u', 'l', 'l'};

  private final RecordEnvelope envelope;
  private final int lineLimit;

  RecordFrame(RecordRules rules) {
    this.envelope = new RecordEnvelope(StreamNames.of(rules.configured()));
    this.lineLimit = rules.lineLimit();
  }

  /**
   * Appends one line.
   *
   * @throws WrongRecordException when the record cannot be made to fit
   */
  void append(
      RecordOutline record,
      List<AirbyteRecordMessageMetaChange> changes,
      long emittedAt,
      LineBytes lines) {
    byte[] meta = RecordEnvelope.meta(changes);
    long size = envelope.size(emittedAt, meta) + dataSize(record);
    RecordFit fit = null;
    if (size > lineLimit) {
      fit = new RecordFit(record, lineLimit, size, changes);
      if (!fit.cut()) {
        throw new WrongRecordException(
            "does not fit into a line of "
                + lineLimit
                + " bytes, whatever is cut from its large fields. Emit it in parts");
      }
      meta = RecordEnvelope.meta(fit.changes());
    }
    lines.write(envelope.head());
    write(record, fit, lines);
    envelope.end(lines, emittedAt, meta);
  }

  /** Writes the data of a record without the fields that nobody wants. */
  static void write(RecordOutline record, @Nullable RecordFit fit, LineBytes lines) {
    if (fit == null && record.kept() == record.count()) {
      lines.write(record.array(), record.start(), record.end() - record.start());
    } else {
      writeFields(record, fit, lines);
    }
  }

  private static void writeFields(RecordOutline record, @Nullable RecordFit fit, LineBytes lines) {
    char mark = '{';
    for (int entry = 0; entry < record.count(); entry++) {
      if (record.emits(entry)) {
        lines.write(mark);
        mark = ',';
        writeField(record, entry, fit, lines);
      }
    }
    lines.write('}');
  }

  private static void writeField(
      RecordOutline record, int entry, @Nullable RecordFit fit, LineBytes lines) {
    int name = record.name(entry);
    int end = fit == null ? record.valueEnd(entry) : fit.end(entry);
    lines.write(record.array(), name, end - name);
    if (end == record.valueStart(entry)) {
      lines.write(NULL);
    } else if (end < record.valueEnd(entry)) {
      lines.write('"');
    }
  }

  private static long dataSize(RecordOutline record) {
    if (record.kept() == record.count()) {
      return (long) record.end() - record.start();
    }
    long size = 2;
    for (int entry = 0; entry < record.count(); entry++) {
      if (record.emits(entry)) {
        size += record.valueEnd(entry) - record.name(entry) + 1L;
      }
    }
    return size;
  }
}
