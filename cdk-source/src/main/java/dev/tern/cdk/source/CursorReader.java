package dev.tern.cdk.source;

/** How a stream of the usual door reads: the only thing its author writes. */
@FunctionalInterface
public interface CursorReader {

  /**
   * Emits every record whose cursor is at or above the lower bound, or all records when there is
   * none.
   *
   * <p>The bound is inclusive: records that tie with it and were sent before are left out by the
   * kit where it can, and repeated where it cannot, but never lost. A sorted stream emits in
   * ascending order of its cursor.
   */
  void read(LowerBound from, RecordSink records) throws Exception;
}
