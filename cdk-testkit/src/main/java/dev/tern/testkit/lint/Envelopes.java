package dev.tern.testkit.lint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.testkit.lint.Struct.Slip;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** The envelopes of messages: judges them, and hands on what is inside. */
final class Envelopes {

  private static final Map<String, String> PAYLOADS =
      Map.of(
          "RECORD", "record",
          "STATE", "state",
          "LOG", "log",
          "TRACE", "trace",
          "CONTROL", "control",
          "SPEC", "spec",
          "CONNECTION_STATUS", "connectionStatus",
          "CATALOG", "catalog",
          "DESTINATION_CATALOG", "destination_catalog");

  private static final Map<String, String> STRUCTS =
      Map.of(
          "RECORD", "AirbyteRecordMessage",
          "STATE", "AirbyteStateMessage",
          "LOG", "AirbyteLogMessage",
          "TRACE", "AirbyteTraceMessage",
          "CONTROL", "AirbyteControlMessage",
          "SPEC", "ConnectorSpecification",
          "CONNECTION_STATUS", "AirbyteConnectionStatus",
          "CATALOG", "AirbyteCatalog",
          "DESTINATION_CATALOG", "DestinationCatalog");

  /** The part of a trace or control message that its own type names. */
  private static final Map<String, String> PARTS =
      Map.of(
          "ERROR", "error",
          "ESTIMATE", "estimate",
          "STREAM_STATUS", "stream_status",
          "ANALYTICS", "analytics",
          "CONNECTOR_CONFIG", "connectorConfig");

  /** What no line of text has by chance. */
  private static final List<String> PIECES =
      List.of("\"type\"", "\"record\"", "\"state\"", "\"emitted_at\"", "\"stream_state\"");

  private final Verdicts verdicts;
  private final boolean destination;
  private final Consumer<Message> opened;
  private final Consumer<JsonNode> lost;

  /**
   * Opens the envelopes of one run.
   *
   * @param destination whether it is a write, whose states are judged by what came in
   * @param opened takes what is inside
   * @param lost takes what is known of a record that cannot be read
   */
  Envelopes(
      Verdicts verdicts, boolean destination, Consumer<Message> opened, Consumer<JsonNode> lost) {
    this.verdicts = verdicts;
    this.destination = destination;
    this.opened = opened;
    this.lost = lost;
  }

  /** Whether some JSON is a message, or means to be one. */
  boolean isMessage(JsonNode value) {
    String type = value.path("type").asText().toUpperCase(Locale.ROOT);
    return value.isObject() && (PAYLOADS.containsKey(type) || hasPayload(value));
  }

  private static boolean hasPayload(JsonNode value) {
    return PAYLOADS.values().stream().anyMatch(name -> value.path(name).isObject());
  }

  /** Whether a line that is no JSON has a piece of a message in it. */
  boolean hasPieces(CutLine line) {
    String text = line.text();
    return PIECES.stream().anyMatch(text::contains);
  }

  /** Takes what is known of a message that cannot be read. */
  void lost(JsonNode head) {
    if (head.has("record") || head.path("type").asText("RECORD").equals("RECORD")) {
      lost.accept(head.path("record"));
    }
  }

  /** Opens one; one whose type is wrong is taken for what it was meant to be. */
  void open(JsonNode message, Spot spot) {
    String said = message.path("type").asText();
    String type = meant(message, said.toUpperCase(Locale.ROOT));
    verdicts.require(!said.isEmpty(), "ENV-3", spot, "A message with a " + type + " has no type");
    verdicts.require(
        said.isEmpty() || said.equals(type),
        "ENV-4",
        spot,
        "The type of a message is '" + brief(said) + "', which should be " + type);
    String name = PAYLOADS.getOrDefault(type, "");
    for (String other : PAYLOADS.values()) {
      boolean empty = message.path(other).isMissingNode() || message.path(other).isNull();
      verdicts.require(
          empty || other.equals(name),
          "ENV-3",
          spot,
          "A " + type + " carries something in its field '" + other + "', too");
    }
    JsonNode payload = message.path(name);
    verdicts.require(
        payload.isObject(), "ENV-3", spot, "A " + type + " has no object in its field " + name);
    if (payload.isObject()) {
      payload(new Message(type, payload, spot));
    }
  }

  private static String meant(JsonNode message, String type) {
    return PAYLOADS.entrySet().stream()
        .filter(entry -> !PAYLOADS.containsKey(type) && message.path(entry.getValue()).isObject())
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(type);
  }

  private void payload(Message message) {
    if (!destination || !isData(message.type())) {
      Struct.require(STRUCTS.getOrDefault(message.type(), ""))
          .check(message.payload(), slip -> slip(message, slip));
      part(message);
      StructRules.lookedAt(message).forEach(verdicts::looked);
    }
    opened.accept(message);
  }

  private static boolean isData(String type) {
    return type.equals("RECORD") || type.equals("STATE");
  }

  private void slip(Message message, Slip slip) {
    if (!FailureJudge.tells(slip)) {
      verdicts.broken(
          StructRules.of(message.type(), slip),
          message.spot(),
          "In a " + message.type() + ", " + slip.text());
    }
  }

  /** A trace without the part that its type names. */
  private void part(Message message) {
    String part = PARTS.get(message.payload().path("type").asText());
    boolean parted = message.type().equals("TRACE") || message.type().equals("CONTROL");
    if (parted && part != null) {
      verdicts.require(
          message.payload().path(part).isObject(),
          "ENV-3",
          message.spot(),
          "A " + message.type() + " has no object in its field '" + part + "'");
    }
  }

  private static String brief(String type) {
    return type.length() <= 40 ? type : type.substring(0, 40) + "…";
  }
}
