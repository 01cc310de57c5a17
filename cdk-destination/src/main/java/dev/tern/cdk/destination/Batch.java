package dev.tern.cdk.destination;

/**
 * Records of one stream in the order they came, to be stored together. Valid until {@code write}
 * returns: its memory serves again then.
 */
public interface Batch extends Iterable<BatchRecord> {

  /** How many records there are; at least one. */
  int size();

  /** How many bytes of JSON the data of all records has, as it came. */
  long bytes();

  /**
   * The records as values of the columns the schema declares: see {@link WriteRequest#columns}.
   * Each row is read when it is asked for.
   */
  Iterable<Row> rows();

  /**
   * Refuses one record that cannot be stored while the others can. It is counted as rejected once
   * the batch is stored, and logged once per stream.
   *
   * @param index which record, counted from 0
   * @param reason a sentence without values of the record
   */
  void reject(int index, String reason);
}
