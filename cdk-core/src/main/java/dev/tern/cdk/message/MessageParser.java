package dev.tern.cdk.message;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.protocol.AirbyteTraceMessage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells what a line of input is, in one pass and with keys in any order.
 *
 * <p>A line that starts with a brace and is not one whole JSON object is damaged, and so is a
 * RECORD, STATE or TRACE without its required parts, text with a piece of a record or state in it,
 * and a record or state under another type: whatever it held would be lost. Anything else that is
 * no message is foreign. For one thread.
 */
public final class MessageParser {

  private static final Set<String> KNOWN =
      Set.of("LOG", "SPEC", "CONNECTION_STATUS", "CATALOG", "CONTROL", "DESTINATION_CATALOG");

  /** What records and states have in them, and what no line of text has by chance. */
  private static final List<String> PIECES =
      List.of("\"RECORD\"", "\"STATE\"", "\"record\"", "\"emitted_at\"", "\"stream_state\"");

  private final JsonScanner scanner = new JsonScanner();

  /** Reads one line. */
  public Incoming parse(Line line) {
    if (!line.opensObject()) {
      return foreign(line);
    }
    try (JsonParser parser = ProtocolJson.parser(line.array(), line.offset(), line.length())) {
      return message(line, parser);
    } catch (JsonProcessingException e) {
      throw new DamagedMessageException(line.number(), problem(e), e);
    } catch (IOException e) {
      throw new DamagedMessageException(line.number(), "it cannot be read", e);
    }
  }

  private Incoming message(Line line, JsonParser parser) throws IOException {
    String type = "";
    RecordParser record = null;
    Map<String, Range> payloads = new TreeMap<>();
    parser.nextToken();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (name.equals("type")) {
        type = value == JsonToken.VALUE_STRING ? parser.getText() : "";
        parser.skipChildren();
      } else if (name.equals("record") && value == JsonToken.START_OBJECT) {
        record = new RecordParser(line, scanner);
        record.read(parser);
      } else {
        payloads.put(name, Range.skip(parser, line.offset()));
      }
    }
    if (parser.nextToken() != null) {
      throw new DamagedMessageException(line.number(), "something follows the end of the message");
    }
    return switch (type) {
      case "RECORD" -> record(line, record);
      case "STATE" -> new StateParser(line).parse(required(line, type, payloads.get("state")));
      case "TRACE" -> trace(line, required(line, type, payloads.get("trace")));
      default -> other(line, type, record != null || isObject(payloads.get("state")));
    };
  }

  private static Incoming foreign(Line line) {
    String text = line.toString();
    if (PIECES.stream().anyMatch(text::contains)) {
      throw new DamagedMessageException(
          line.number(), "there is text in front of it, or its beginning is missing");
    }
    return new Incoming.Foreign("it is no JSON object");
  }

  private static Incoming other(Line line, String type, boolean carriesData) {
    if (KNOWN.contains(type)) {
      return new Incoming.Other(type);
    }
    if (carriesData) {
      throw new DamagedMessageException(
          line.number(), "it carries a record or a state, but its type does not say so");
    }
    return new Incoming.Foreign(
        type.isEmpty()
            ? "it is JSON without a message type"
            : "it is JSON of an unknown message type");
  }

  private static boolean isObject(@Nullable Range range) {
    return range != null && range.object();
  }

  private static Incoming record(Line line, @Nullable RecordParser record) throws IOException {
    if (record == null) {
      throw new DamagedMessageException(line.number(), "a RECORD without its content");
    }
    return record.message();
  }

  private static Incoming trace(Line line, Range range) throws IOException {
    JsonNode tree = ProtocolJson.read(line.array(), range.offset(), range.length());
    Optional<AirbyteTraceMessage> plain = PlainTrace.of(tree);
    if (plain.isPresent()) {
      return new Incoming.Trace(plain.get());
    }
    try {
      return new Incoming.Trace(ProtocolJson.mapper().treeToValue(tree, AirbyteTraceMessage.class));
    } catch (JsonProcessingException e) {
      // a newer platform may know kinds of traces that we do not (ENV-5)
      return new Incoming.Foreign("it is a TRACE of an unknown kind");
    }
  }

  private static Range required(Line line, String type, @Nullable Range range) {
    if (range == null || !range.object()) {
      throw new DamagedMessageException(line.number(), "a " + type + " without its content");
    }
    return range;
  }

  private static String problem(JsonProcessingException e) {
    if (e instanceof StreamConstraintsException) {
      return "it is nested deeper than "
          + ProtocolJson.MAX_DEPTH
          + " levels, or has a number of more than "
          + ProtocolJson.MAX_NUMBER_LENGTH
          + " characters";
    }
    long column = e.getLocation() == null ? 0 : e.getLocation().getColumnNr();
    String what =
        e instanceof JsonParseException ? "its JSON is broken" : "its JSON ends too early";
    return what + " at byte " + column;
  }
}
