package dev.tern.examples.database;

/**
 * How many rows are fetched at once, so that a fetch stays within a share of the heap whatever the
 * size of the rows: many small ones, few large ones.
 */
final class FetchSize {

  /** Before any row was seen. */
  static final int FIRST = 50;

  private static final int MOST = 5_000;
  private static final int GROWTH = 4;
  private static final long BUDGET = Runtime.getRuntime().maxMemory() / 16;

  private int size = FIRST;
  private int left = FIRST;
  private long largest = 1;

  int size() {
    return size;
  }

  /**
   * Takes note of a row; true when the fetch is used up, so that the next has another size.
   *
   * @param bytes of the row's record
   */
  boolean saw(long bytes) {
    largest = Math.max(largest, bytes);
    left--;
    if (left > 0) {
      return false;
    }
    size = (int) Math.max(1, Math.min(Math.min(MOST, (long) size * GROWTH), BUDGET / largest));
    left = size;
    largest = 1;
    return true;
  }
}
