package dev.tern.cdk.message;

import dev.tern.protocol.AirbyteStateStats;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The line of a STATE message as it came in, with the place where stats belong.
 *
 * <p>Everything else in it, the platform's {@code id} and every unknown field included, stays
 * untouched byte for byte (WRITE-4).
 */
public final class StateLine {

  static final String STATS = "destinationStats";

  private final byte[] line;
  private final int from;
  private final int to;
  private final byte[] prefix;

  private StateLine(byte[] line, int from, int to, String prefix) {
    this.line = line;
    this.from = from;
    this.to = to;
    this.prefix = prefix.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * A line without stats.
   *
   * @param line the whole line
   * @param stateEnd index of the brace that closes the state object
   * @param empty whether the state object has no field
   */
  static StateLine without(byte[] line, int stateEnd, boolean empty) {
    return new StateLine(line, stateEnd, stateEnd, (empty ? "" : ",") + "\"" + STATS + "\":");
  }

  /** A line in which somebody else has put stats, at the given place: they will be replaced. */
  static StateLine with(byte[] line, int from, int to) {
    return new StateLine(line, from, to, "");
  }

  /** How many bytes the line has. */
  public int length() {
    return line.length;
  }

  /** The line with these {@code destinationStats} in its state. */
  public byte[] withStats(AirbyteStateStats stats) {
    byte[] json = json(stats);
    byte[] result = Arrays.copyOf(line, from + prefix.length + json.length + line.length - to);
    System.arraycopy(prefix, 0, result, from, prefix.length);
    System.arraycopy(json, 0, result, from + prefix.length, json.length);
    System.arraycopy(line, to, result, from + prefix.length + json.length, line.length - to);
    return result;
  }

  private static byte[] json(AirbyteStateStats stats) {
    try {
      return MessageText.stats(stats);
    } catch (IOException e) {
      throw new IllegalArgumentException("The stats cannot be written as JSON.", e);
    }
  }
}
