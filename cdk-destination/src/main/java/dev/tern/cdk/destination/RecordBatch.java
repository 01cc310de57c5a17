package dev.tern.cdk.destination;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The records of one stream that are written together. */
final class RecordBatch implements Batch {

  private final BatchSubject subject;
  private final MemoryBudget budget;
  private final RecordTable table;
  private final BitSet rejected = new BitSet();
  private final List<Section> sections = new ArrayList<>();
  private @Nullable Tally counting;
  private long held;

  /** Records that are counted in one place, from an index on. */
  private record Section(int from, Tally tally) {}

  /**
   * Empty.
   *
   * @param budget holds what it takes
   */
  RecordBatch(BatchSubject subject, MemoryBudget budget) {
    this.subject = subject;
    this.budget = budget;
    this.table = new RecordTable(budget);
  }

  /** How many bytes of memory it takes to add a record. */
  long growth(RecordPiece piece) {
    return table.growth(piece);
  }

  /**
   * Adds a record.
   *
   * @param reserved the bytes that were reserved for it
   * @param position its place in the input
   * @param tally where it is counted
   */
  void add(RecordPiece piece, long reserved, long position, Tally tally) {
    if (counting != tally) {
      sections.add(new Section(table.size(), tally));
      counting = tally;
    }
    table.add(piece, position);
    held += reserved;
  }

  /** The bytes of the memory budget the batch holds. */
  long held() {
    return held;
  }

  /** It was stored: nobody looks at it any more. */
  void release() {
    List<byte[]> arrays = new ArrayList<>();
    table.release().forEach(arrays::addAll);
    budget.release(held, arrays);
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
