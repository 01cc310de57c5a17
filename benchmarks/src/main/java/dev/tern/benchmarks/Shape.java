package dev.tern.benchmarks;

import java.util.Locale;

/** Kinds of records, as {@code source-faker} makes them. */
enum Shape {
  /** About 150 bytes in 8 fields. */
  SMALL(10_000_000),
  /** About 1 KB in 40 fields, nested. */
  WIDE(2_000_000),
  /** About 10 KB. */
  TEXT(300_000);

  private final int records;

  Shape(int records) {
    this.records = records;
  }

  /** How many records make a run long enough that the start of a process does not count. */
  int records() {
    return records;
  }

  /** As options and tables spell it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
