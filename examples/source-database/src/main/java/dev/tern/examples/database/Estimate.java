package dev.tern.examples.database;

/**
 * How much there is to read, about.
 *
 * @param rows how many records
 * @param bytes the size of all records as JSON
 */
record Estimate(long rows, long bytes) {

  /** What a field takes beside its value: quotes, colon, comma. */
  private static final int MARKS = 4;

  /** From the number of rows and the bytes of the values of one. */
  static Estimate of(long rows, double valueBytes, TableQuery query) {
    long names = query.columns().stream().mapToLong(column -> column.name().length() + MARKS).sum();
    return new Estimate(rows, (long) (rows * (valueBytes + names)));
  }
}
