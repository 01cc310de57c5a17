package dev.tern.testkit.lint;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Cuts bytes into lines at line feeds, in memory of a fixed size.
 *
 * <p>Of a line of more than {@value #MOST_BYTES} bytes only the beginning is handed on. For one
 * thread.
 */
final class LineCutter {

  static final int MOST_BYTES = 16 * 1024 * 1024;

  private static final int FIRST_BYTES = 8 * 1024;
  private static final int KEPT_BYTES = 1024 * 1024;
  private static final int HEAD_BYTES = 64 * 1024;

  private final Consumer<CutLine> taker;
  private byte[] open = new byte[FIRST_BYTES];
  private int size;
  private long seen;
  private long overflow;
  private long passed;
  private boolean overflown;
  private long number;

  LineCutter(Consumer<CutLine> taker) {
    this.taker = taker;
  }

  /** Takes more bytes. */
  void add(byte[] bytes, int offset, int length) {
    int from = offset;
    int limit = offset + length;
    for (int at = from; at < limit; at++) {
      if (bytes[at] == '\n') {
        end(bytes, from, at - from);
        from = at + 1;
      }
    }
    keep(bytes, from, limit - from);
  }

  /** Hands on what stands behind the last line feed, if anything does. */
  void finish() {
    if (size > 0 || overflown) {
      hand(opened().unended(), 0);
      forget();
    }
  }

  private void end(byte[] bytes, int from, int length) {
    if (size == 0 && !overflown && length <= MOST_BYTES) {
      hand(CutLine.of(bytes, from, length, ++number), length);
      return;
    }
    keep(bytes, from, length);
    hand(opened(), overflown ? overflow : size);
    forget();
  }

  private void hand(CutLine line, long bytes) {
    taker.accept(line.at(passed));
    passed += bytes + 1;
  }

  private CutLine opened() {
    number++;
    return overflown
        ? CutLine.of(open, 0, HEAD_BYTES, number).cutOf(seen)
        : CutLine.of(open, 0, size, number);
  }

  private void keep(byte[] bytes, int from, int length) {
    if (!overflown && length > MOST_BYTES - size) {
      overflown = true;
      seen = characters(open, 0, size);
      overflow = size;
      byte[] head = Arrays.copyOf(open, HEAD_BYTES);
      int more = Math.max(0, Math.min(length, HEAD_BYTES - size));
      System.arraycopy(bytes, from, head, Math.min(size, HEAD_BYTES), more);
      open = head;
    }
    if (overflown) {
      seen += characters(bytes, from, length);
      overflow += length;
      return;
    }
    if (length > open.length - size) {
      open = Arrays.copyOf(open, Math.max(size + length, Math.min(open.length * 2, MOST_BYTES)));
    }
    System.arraycopy(bytes, from, open, size, length);
    size += length;
  }

  private void forget() {
    size = 0;
    overflown = false;
    seen = 0;
    if (open.length > KEPT_BYTES || open.length < FIRST_BYTES) {
      open = new byte[FIRST_BYTES];
    }
  }

  /** How many characters of Java the bytes of UTF-8 text make. */
  private static long characters(byte[] bytes, int from, int length) {
    long count = 0;
    for (int at = from; at < from + length; at++) {
      int value = bytes[at] & 0xFF;
      if (value < 0x80 || value >= 0xC0) {
        count += value >= 0xF0 ? 2 : 1;
      }
    }
    return count;
  }
}
