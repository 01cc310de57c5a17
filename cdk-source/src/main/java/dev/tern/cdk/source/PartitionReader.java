package dev.tern.cdk.source;

/** How one part of a split stream is read. */
@FunctionalInterface
public interface PartitionReader {

  /**
   * Emits every record of the part whose cursor is at or above the lower bound, or all of its
   * records when there is none. Parts are read at the same time by different threads; one call is
   * one thread.
   *
   * @param partition the part, by its key
   * @param from where reading this part starts; each part has a bound of its own
   */
  void read(Partition partition, LowerBound from, RecordSink records) throws Exception;
}
