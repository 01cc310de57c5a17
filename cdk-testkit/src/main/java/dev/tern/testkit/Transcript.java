package dev.tern.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.protocol.AirbyteMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a connector printed, message by message, also when it was cut in the middle of a line.
 *
 * @param messages in their order
 */
public record Transcript(List<AirbyteMessage> messages) {

  /** Keeps its own copy. */
  public Transcript {
    messages = List.copyOf(messages);
  }

  /**
   * Reads whole lines.
   *
   * @throws AssertionError when one is no message (ENV-7)
   */
  public static Transcript ofLines(List<String> lines) {
    return new Transcript(lines.stream().map(Transcript::message).toList());
  }

  /**
   * Reads all that was printed. What stands behind the last end of a line never arrived.
   *
   * @throws AssertionError when a line is no message (ENV-7)
   */
  public static Transcript of(String output) {
    return ofLines(wholeLines(output));
  }

  /** Reads a file that stdout went to. */
  public static Transcript of(Path output) {
    try {
      return of(Files.readString(output, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first messages, as if the connector had been cut behind them. */
  public Transcript first(int count) {
    return new Transcript(messages.subList(0, count));
  }

  /** Where the states are, as indexes of messages. */
  public List<Integer> statePlaces() {
    return IntStream.range(0, messages.size())
        .filter(place -> messages.get(place).getState() != null)
        .boxed()
        .toList();
  }

  private static List<String> wholeLines(String output) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    for (int end = output.indexOf('\n'); end >= 0; end = output.indexOf('\n', start)) {
      lines.add(output.substring(start, end));
      start = end + 1;
    }
    return lines;
  }

  private static AirbyteMessage message(String line) {
    try {
      return ProtocolJson.mapper().readValue(line, AirbyteMessage.class);
    } catch (JsonProcessingException e) {
      throw new AssertionError("This line on stdout is no message: " + line, e);
    }
  }
}
