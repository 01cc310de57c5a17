package dev.tern.testkit.lint;

import dev.tern.testkit.rule.Finding.Evidence;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The place that a fact was seen at: a line as it is being judged, or the end of a run. */
final class Spot {

  private static final int MASKED_BYTES = 64 * 1024;
  private static final int SHOWN = 400;

  private final String where;
  private final long line;
  private final byte[] array;
  private final int offset;
  private final int length;
  private final long position;

  private Spot(String where, CutLine line) {
    this.where = where;
    this.line = line.number();
    this.array = line.array();
    this.offset = line.offset();
    this.length = line.length();
    this.position = line.position();
  }

  /** A line; it holds as long as its bytes do. */
  static Spot of(String where, CutLine line) {
    return new Spot(where, line);
  }

  /** The end of a run, which has no line to show. */
  static Spot end(String where) {
    return new Spot(where, CutLine.of(new byte[0], 0, 0, 0));
  }

  /** The same place with a text of the judge to show, where there is no line. */
  Spot saying(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new Spot(where, CutLine.of(bytes, 0, bytes.length, line).at(position));
  }

  /** The same line, which holds for good; no more of it than is shown. */
  Spot kept() {
    int taken = Math.min(length, MASKED_BYTES + 1);
    byte[] bytes = Arrays.copyOfRange(array, offset, offset + taken);
    return new Spot(where, CutLine.of(bytes, 0, taken, line).at(position));
  }

  /** The number of the line, from 1; 0 at the end. */
  long line() {
    return line;
  }

  /** How many bytes stand before the line. */
  long position() {
    return position;
  }

  /** The line for people, without secrets, cut; nothing at the end. */
  Optional<Evidence> evidence(UnaryOperator<String> mask) {
    if (line == 0 && length == 0) {
      return Optional.empty();
    }
    int taken = Math.min(length, MASKED_BYTES);
    String seen = new String(array, offset, taken, StandardCharsets.UTF_8);
    String text = mask.apply(ControlLine.masked(seen));
    boolean whole = taken == length && text.length() <= SHOWN;
    String shown = whole ? text : text.substring(0, Math.min(text.length(), SHOWN)) + "…";
    return Optional.of(new Evidence(where, line, shown));
  }
}
