package dev.tern.cdk.destination;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;

/** The records of one stream that are written together. */
final class RecordBatch implements Batch {

  private final BatchSubject subject;
  private final RecordTable table = new RecordTable();
  private final BitSet rejected = new BitSet();
  private final List<Section> sections = new ArrayList<>();
  private long held;

  /** Records that are counted in one place, from an index on. */
  private record Section(int from, Tally tally) {}

  RecordBatch(BatchSubject subject) {
    this.subject = subject;
  }

  /** How many bytes of memory it takes to add a record. */
  long growth(RecordTable.Piece piece) {
    return table.growth(piece);
  }

  /**
   * Adds a record.
   *
   * @param reserved the bytes that were reserved for it
   */
  void add(RecordTable.Piece piece, AckLedger.Receipt receipt, long reserved) {
    Tally tally = receipt.tally();
    if (sections.isEmpty() || sections.get(sections.size() - 1).tally() != tally) {
      sections.add(new Section(table.size(), tally));
    }
    table.add(piece, receipt.position());
    held += reserved;
  }

  /** The bytes of the memory budget the batch holds. */
  long held() {
    return held;
  }

  @Override
  public int size() {
    return table.size();
  }

  @Override
  public long bytes() {
    return table.dataBytes();
  }

  @Override
  public void reject(int index, String reason) {
    Objects.checkIndex(index, table.size());
    if (!rejected.get(index)) {
      rejected.set(index);
      subject.tellRejected(reason);
    }
  }

  /** Forgets what was rejected: the batch will be written again. */
  void retry() {
    rejected.clear();
  }

  /** Counts what was rejected: the batch is stored. */
  void settle() {
    int section = 0;
    for (int index = rejected.nextSetBit(0); index >= 0; index = rejected.nextSetBit(index + 1)) {
      while (section + 1 < sections.size() && sections.get(section + 1).from() <= index) {
        section++;
      }
      sections.get(section).tally().reject();
    }
  }

  @Override
  public Iterator<BatchRecord> iterator() {
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return next < table.size();
      }

      @Override
      public BatchRecord next() {
        if (next >= table.size()) {
          throw new NoSuchElementException();
        }
        return new BufferedRecord(table, next++);
      }
    };
  }

  @Override
  public Iterable<Row> rows() {
    return () -> subject.rows().read(iterator());
  }
}
