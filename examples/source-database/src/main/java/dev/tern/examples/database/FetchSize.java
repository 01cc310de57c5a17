package dev.tern.examples.database;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * How many rows are fetched at once, so that a fetch stays within a share of the heap whatever the
 * size of the rows: many small ones, few large ones.
 */
final class FetchSize {

  /** Before any row was seen. */
  static final int FIRST = 50;

  private static final int MOST = 5_000;
  private static final int GROWTH = 4;
  private static final int PLAIN_VALUE = 16;
  private static final long BUDGET = Runtime.getRuntime().maxMemory() / 16;

  private int size = FIRST;
  private int left = FIRST;
  private long largest = 1;

  int size() {
    return size;
  }

  /** Takes note of a row; true when the fetch is used up, so that the next has another size. */
  boolean saw(JsonNode row) {
    largest = Math.max(largest, weight(row));
    left--;
    if (left > 0) {
      return false;
    }
    size = (int) Math.max(1, Math.min(Math.min(MOST, (long) size * GROWTH), BUDGET / largest));
    left = size;
    largest = 1;
    return true;
  }

  private static long weight(JsonNode value) {
    if (value.isTextual()) {
      return value.textValue().length() + (long) PLAIN_VALUE;
    }
    long weight = PLAIN_VALUE;
    for (JsonNode part : value) {
      weight += weight(part);
    }
    return weight;
  }
}
