package dev.tern.examples.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a connector said on stdout.
 *
 * @param messages in their order, records left out
 */
record Transcript(List<JsonNode> messages) {

  /** Reads until the connector closes its stdout. */
  static Transcript of(BufferedReader stdout) throws IOException {
    List<JsonNode> messages = new ArrayList<>();
    for (String line = stdout.readLine(); line != null; line = stdout.readLine()) {
      JsonNode message = Json.parse(line);
      if (!message.path("type").asText().equals("RECORD")) {
        messages.add(message);
      }
    }
    return new Transcript(messages);
  }

  /** The bodies of all messages of a type. */
  List<JsonNode> all(String type, String body) {
    return messages.stream()
        .filter(message -> message.path("type").asText().equals(type))
        .map(message -> message.path(body))
        .toList();
  }

  /** The only message of a type. */
  JsonNode one(String type, String body) {
    List<JsonNode> found = all(type, body);
    if (found.size() != 1) {
      throw new DemoException("Expected one " + type + " message, saw " + found.size() + ".");
    }
    return found.get(0);
  }

  /** Every failure and every line of log, as people would read them. */
  List<String> complaints() {
    Stream<String> errors =
        all("TRACE", "trace").stream()
            .filter(trace -> trace.path("type").asText().equals("ERROR"))
            .map(trace -> trace.path("error"))
            .flatMap(
                error ->
                    Stream.of(
                        "ERROR  " + error.path("message").asText(),
                        "       " + error.path("internal_message").asText()))
            .filter(line -> !line.isBlank());
    Stream<String> logs =
        all("LOG", "log").stream()
            .map(
                log ->
                    "%-6s %s".formatted(log.path("level").asText(), log.path("message").asText()));
    return Stream.concat(errors, logs).toList();
  }
}
