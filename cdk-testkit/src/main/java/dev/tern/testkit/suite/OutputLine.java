package dev.tern.testkit.suite;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.protocol.AirbyteMessage;
import dev.tern.testkit.rule.Finding.Evidence;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * One line that a connector printed.
 *
 * @param number from 1
 * @param at since the start of the run
 * @param text without the end of the line
 * @param whole whether it had an end; the last one of a connector that was killed may have none
 * @param message what it says; empty for text that is no message of the protocol
 */
public record OutputLine(
    long number, Duration at, String text, boolean whole, Optional<AirbyteMessage> message) {

  /** A line as it came, with its end if it has one. */
  static OutputLine of(long number, Duration at, byte[] bytes) {
    boolean whole = bytes.length > 0 && bytes[bytes.length - 1] == '\n';
    int length = whole ? bytes.length - 1 : bytes.length;
    String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
    return new OutputLine(number, at, text, whole, whole ? parse(text) : Optional.empty());
  }

  /** The line as something to show. */
  public Evidence evidence(String run) {
    return Evidence.of(run + ", stdout", number, text);
  }

  private static Optional<AirbyteMessage> parse(String text) {
    try {
      AirbyteMessage message = ProtocolJson.mapper().readValue(text, AirbyteMessage.class);
      return message == null || message.getType() == null ? Optional.empty() : Optional.of(message);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
