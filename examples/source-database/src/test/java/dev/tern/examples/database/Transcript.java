package dev.tern.examples.database;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.message.ProtocolJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** What one run of the source printed. */
record Transcript(int exit, List<JsonNode> messages) {

  static Transcript of(int exit, String output) {
    List<JsonNode> messages = new ArrayList<>();
    output.lines().forEach(line -> messages.add(json(line)));
    return new Transcript(exit, messages);
  }

  /** Numbers compare by their digits, whatever exponent they were written with. */
  static JsonNode json(String text) {
    try {
      JsonNode parsed = ProtocolJson.mapper().readTree(text);
      return ProtocolJson.mapper().readTree(ProtocolJson.mapper().writeValueAsBytes(parsed));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<JsonNode> of(String type) {
    return messages.stream().filter(line -> line.path("type").asText().equals(type)).toList();
  }

  /** The data of all records of a stream. */
  List<JsonNode> records(String stream) {
    return of("RECORD").stream()
        .map(line -> line.path("record"))
        .filter(record -> record.path("stream").asText().equals(stream))
        .map(record -> record.path("data"))
        .toList();
  }

  /** The texts of all errors, as users see them. */
  List<String> errors() {
    return of("TRACE").stream()
        .filter(line -> line.at("/trace/type").asText().equals("ERROR"))
        .map(line -> line.at("/trace/error/message").asText())
        .toList();
  }

  List<String> failureTypes() {
    return of("TRACE").stream()
        .filter(line -> line.at("/trace/type").asText().equals("ERROR"))
        .map(line -> line.at("/trace/error/failure_type").asText())
        .toList();
  }

  List<String> warnings() {
    return of("LOG").stream()
        .filter(line -> line.at("/log/level").asText().equals("WARN"))
        .map(line -> line.at("/log/message").asText())
        .toList();
  }

  JsonNode stream(String name) {
    for (JsonNode stream : of("CATALOG").get(0).at("/catalog/streams")) {
      if (stream.path("name").asText().equals(name)) {
        return stream;
      }
    }
    throw new AssertionError("No stream " + name + " in " + of("CATALOG"));
  }
}
