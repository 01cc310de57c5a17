package dev.tern.worker.sync;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.protocol.AirbyteLogMessage.Level;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Lines one after the other as messages; what is none is logged with its number and dropped (P14).
 * For one thread.
 */
final class MessageLines {

  /** Platforms warn of lines with as many characters. */
  private static final int LONG_LINE = 20_000_000;

  private static final int SHOWN = 200;

  private final JsonMapper json = ProtocolJson.mapper();
  private final Side side;
  private final Findings findings;
  private long number;
  private boolean damaged;

  MessageLines(Side side, Findings findings) {
    this.side = side;
    this.findings = findings;
  }

  /** So many lines were passed, of which none can be a long one. */
  void pass(int lines, int length) {
    if (lines == 1) {
      pass(length);
    } else {
      number += lines;
    }
  }

  /** A line was passed. */
  void pass(int length) {
    number++;
    if (length > LONG_LINE) {
      findings.odd(
          side,
          "long",
          String.format(
              "Line %d of the %s has more than %,d bytes. Some platforms refuse such lines.",
              number, side.word(), LONG_LINE));
    }
  }

  /**
   * The JSON object on the line that was passed last, if there is one.
   *
   * @param to the index behind it, its end included
   */
  Optional<ObjectNode> read(byte[] array, int from, int to) {
    damaged = false;
    int start = marked(array, from, to) ? from + 3 : from;
    if (blank(array, start, to)) {
      return Optional.empty();
    }
    try {
      JsonNode message = json.readTree(array, start, to - start);
      if (message instanceof ObjectNode object) {
        return Optional.of(object);
      }
    } catch (JsonProcessingException e) {
      // told below, without the words of the parser, which may quote
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    damaged = array[start] == '{';
    foreign(array, start, to, "is no message");
    return Optional.empty();
  }

  /** Whether the line that was read last began as a message does, and was none. */
  boolean damaged() {
    return damaged;
  }

  /** The line that was passed last is no message; its text goes to the log. */
  void foreign(byte[] array, int from, int to, String problem) {
    String text =
        new String(array, from, Math.min(to - from, SHOWN), StandardCharsets.UTF_8).strip();
    String sentence =
        String.format(
            "Line %d of the %s %s and is dropped: %s", number, side.word(), problem, text);
    if (findings.odd(side, "foreign", sentence) > 1) {
      findings.log(side, Level.INFO, sentence); // every one of them, for who looks for its origin
    }
  }

  private boolean marked(byte[] array, int from, int to) {
    return number == 1
        && to - from > 3
        && array[from] == (byte) 0xEF
        && array[from + 1] == (byte) 0xBB
        && array[from + 2] == (byte) 0xBF;
  }

  private static boolean blank(byte[] array, int from, int to) {
    for (int at = from; at < to; at++) {
      if ((array[at] & 0xFF) > ' ') {
        return false;
      }
    }
    return true;
  }

  /** The number of the line that was passed last. */
  long number() {
    return number;
  }
}
