package dev.tern.examples.database;

/**
 * A page of a table.
 *
 * @param order the key
 * @param range where it begins, and where it ends at the latest
 * @param rows how many rows it has, unless the range has fewer
 */
record KeyPage(KeyOrder order, KeyRange range, int rows) {

  /** The query for it. */
  KeyQuery query(String selected, String source) {
    return new KeyQuery(selected, source, order, range);
  }
}
