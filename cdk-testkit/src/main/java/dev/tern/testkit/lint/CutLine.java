package dev.tern.testkit.lint;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One line, or the beginning of one that is too long to be kept; its bytes hold for one call. */
final class CutLine {

  private final byte[] array;
  private final int offset;
  private final int length;
  private final long number;
  private long characters;
  private long position;
  private boolean whole = true;
  private boolean ended = true;

  private CutLine(byte[] array, int offset, int length, long number) {
    this.array = array;
    this.offset = offset;
    this.length = length;
    this.number = number;
  }

  /** A whole line, without its line feed. */
  static CutLine of(byte[] array, int offset, int length, long number) {
    return new CutLine(array, offset, length, number);
  }

  /** The same line with text that replaces what cannot be read. */
  CutLine replaced(byte[] text) {
    CutLine line = new CutLine(text, 0, text.length, number);
    line.characters = characters;
    line.whole = whole;
    line.ended = ended;
    return line;
  }

  /** A part of the line, to its end. */
  CutLine from(int index) {
    CutLine line = new CutLine(array, index, offset + length - index, number);
    line.ended = ended;
    return line;
  }

  /** The same without some bytes at its end. */
  CutLine without(int bytes) {
    CutLine line = new CutLine(array, offset, length - bytes, number);
    line.ended = ended;
    return line;
  }

  /** This is the beginning of a line of so many characters. */
  CutLine cutOf(long all) {
    characters = all;
    whole = false;
    return this;
  }

  /** No line feed follows. */
  CutLine unended() {
    ended = false;
    return this;
  }

  /** So many bytes stand before it. */
  CutLine at(long bytes) {
    position = bytes;
    return this;
  }

  /** How many bytes stand before it. */
  long position() {
    return position;
  }

  byte[] array() {
    return array;
  }

  int offset() {
    return offset;
  }

  int length() {
    return length;
  }

  /** The index behind the last byte. */
  int limit() {
    return offset + length;
  }

  /** Its number, from 1. */
  long number() {
    return number;
  }

  /** How many characters the whole line has; only of a line that is cut. */
  long characters() {
    return characters;
  }

  /** Whether all of it is here. */
  boolean whole() {
    return whole;
  }

  /** Whether a line feed follows. */
  boolean ended() {
    return ended;
  }

  /** Whether it starts with these bytes. */
  boolean startsWith(byte[] beginning) {
    int end = offset + beginning.length;
    return length >= beginning.length
        && Arrays.equals(array, offset, end, beginning, 0, beginning.length);
  }

  /** Its text, with replacements for what is no UTF-8. */
  String text() {
    return new String(array, offset, length, StandardCharsets.UTF_8);
  }

  /** The index of the first byte that is no white space; the limit when there is none. */
  int firstVisible() {
    int at = offset;
    while (at < limit() && (array[at] & 0xFF) <= ' ') {
      at++;
    }
    return at;
  }
}
