package dev.tern.cdk.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.protocol.AirbyteStateStats;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The line of a STATE message as it came in, with the place where stats can be added.
 *
 * <p>Everything else in it, the platform's {@code id} and every unknown field included, stays
 * untouched byte for byte (WRITE-4).
 */
public final class StateLine {

  private static final String STATS = "destinationStats";

  private final byte[] line;
  private final int stateEnd;
  private final boolean empty;
  private final boolean hasStats;

  /**
   * @param line the whole line
   * @param stateEnd index of the brace that closes the state object
   * @param state the state object
   */
  StateLine(byte[] line, int stateEnd, JsonNode state) {
    this.line = line;
    this.stateEnd = stateEnd;
    this.empty = state.isEmpty();
    this.hasStats = state.has(STATS);
  }

  /** The line with {@code destinationStats} in its state. */
  public byte[] withStats(AirbyteStateStats stats) throws JsonProcessingException {
    byte[] json = ProtocolJson.mapper().writeValueAsBytes(stats);
    return hasStats ? replaced(json) : inserted(json);
  }

  private byte[] inserted(byte[] stats) {
    byte[] name = ((empty ? "" : ",") + "\"" + STATS + "\":").getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream(line.length + name.length + stats.length);
    out.write(line, 0, stateEnd);
    out.writeBytes(name);
    out.writeBytes(stats);
    out.write(line, stateEnd, line.length - stateEnd);
    return out.toByteArray();
  }

  /** Stats that somebody else put there are replaced; the numbers keep their digits. */
  private byte[] replaced(byte[] stats) {
    try {
      ObjectNode message = (ObjectNode) ProtocolJson.mapper().readTree(line);
      ((ObjectNode) message.get("state")).set(STATS, ProtocolJson.mapper().readTree(stats));
      return ProtocolJson.mapper().writeValueAsBytes(message);
    } catch (IOException e) {
      throw new IllegalStateException("A line that was parsed before cannot be parsed again.", e);
    }
  }
}
