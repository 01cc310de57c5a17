package dev.tern.cdk.destination;

import dev.tern.cdk.catalog.StreamNames;
import dev.tern.cdk.message.Incoming;
import dev.tern.protocol.StreamDescriptor;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

/** The records of one stream that wait to be written together. */
final class RecordBatch implements Batch {

  private final StreamDescriptor stream;
  private final Notices notices;
  private final List<BufferedRecord> records = new ArrayList<>();
  private final BitSet rejected = new BitSet();
  private long bytes;

  RecordBatch(StreamDescriptor stream, Notices notices) {
    this.stream = stream;
    this.notices = notices;
  }

  void add(Incoming.Record record, Tally tally) {
    BufferedRecord buffered = new BufferedRecord(records.size(), record, tally);
    records.add(buffered);
    bytes += buffered.bytes();
  }

  @Override
  public int size() {
    return records.size();
  }

  @Override
  public long bytes() {
    return bytes;
  }

  @Override
  public void reject(int index, String reason) {
    BufferedRecord record = records.get(Objects.checkIndex(index, records.size()));
    if (rejected.get(index)) {
      return;
    }
    rejected.set(index);
    record.tally().reject();
    if (notices.first(Notices.Kind.REJECTED_RECORD, stream)) {
      notices.warn(
          "A record of stream "
              + StreamNames.text(stream)
              + " was rejected: "
              + sentence(reason)
              + " Further rejected records of the stream are only counted.");
    }
  }

  private static String sentence(String reason) {
    String text = reason.strip();
    boolean ends = text.endsWith(".") || text.endsWith("!") || text.endsWith("?");
    return ends ? text : text + ".";
  }

  @Override
  public Iterator<BatchRecord> iterator() {
    return Collections.<BatchRecord>unmodifiableList(records).iterator();
  }

  /** Forgets everything: the batch was written, or never will be. */
  void clear() {
    records.clear();
    rejected.clear();
    bytes = 0;
  }
}
