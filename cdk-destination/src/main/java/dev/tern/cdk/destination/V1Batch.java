package dev.tern.cdk.destination;

import dev.tern.protocol.types.DataType;
import java.util.Iterator;

/**
 * A batch that came in v1, as the author sees it: its records are in v0.
 *
 * @param came the batch as it came
 * @param type what the catalog says about its records
 */
record V1Batch(Batch came, DataType type) implements Batch {

  @Override
  public int size() {
    return came.size();
  }

  @Override
  public long bytes() {
    return came.bytes();
  }

  @Override
  public void reject(int index, String reason) {
    came.reject(index, reason);
  }

  /** The values are the same in both dialects. */
  @Override
  public Iterable<Row> rows() {
    return came.rows();
  }

  @Override
  public Iterator<BatchRecord> iterator() {
    Iterator<BatchRecord> records = came.iterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return records.hasNext();
      }

      @Override
      public BatchRecord next() {
        return new V1Record(records.next(), type);
      }
    };
  }
}
