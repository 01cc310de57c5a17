package dev.tern.testkit.lint;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.message.ProtocolJson;
import java.io.IOException;

/** The JSON of a line, as the platform's reader takes it: with its limits, and without NaN. */
final class LineJson {

  private static final int MOST_LEVELS = 1000;
  private static final int MOST_DIGITS = 1000;
  private static final JsonMapper STRICT = strict();
  private static final JsonMapper WITH_NAN = withNan();

  private LineJson() {}

  private static JsonMapper strict() {
    JsonMapper mapper = ProtocolJson.mapper().copy();
    mapper.disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS); // looked for here
    mapper
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder()
                .maxStringLength(Integer.MAX_VALUE)
                .maxNameLength(Integer.MAX_VALUE)
                .maxNestingDepth(MOST_LEVELS)
                .maxNumberLength(MOST_DIGITS)
                .build());
    return mapper;
  }

  private static JsonMapper withNan() {
    JsonMapper mapper = strict();
    mapper.getFactory().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS.mappedFeature());
    return mapper;
  }

  /** What a line turned out to be. */
  enum Form {
    /** One JSON value. */
    WHOLE,
    /** One JSON value, and something behind it. */
    FOLLOWED,
    /** It ends before its value does. */
    UNFINISHED,
    /** It is no JSON. */
    BROKEN,
    /** It goes beyond the limits, or has a number that JSON does not have. */
    BEYOND
  }

  /**
   * A line that was read.
   *
   * @param value what it holds; missing when it cannot be read
   */
  record Read(Form form, JsonNode value) {}

  /** Reads a line. */
  static Read read(CutLine line) {
    try (JsonParser parser = parser(STRICT, line)) {
      JsonNode value = STRICT.readTree(parser);
      return value == null ? unreadable(Form.UNFINISHED) : new Read(following(parser), value);
    } catch (StreamConstraintsException e) {
      return unreadable(Form.BEYOND);
    } catch (JsonEOFException e) {
      return unreadable(Form.UNFINISHED);
    } catch (IOException e) {
      return unreadable(readsWithNan(line) ? Form.BEYOND : Form.BROKEN);
    }
  }

  private static Read unreadable(Form form) {
    return new Read(form, MissingNode.getInstance());
  }

  private static JsonParser parser(JsonMapper mapper, CutLine line) throws IOException {
    return mapper.getFactory().createParser(line.array(), line.offset(), line.length());
  }

  private static Form following(JsonParser parser) {
    try {
      return parser.nextToken() == null ? Form.WHOLE : Form.FOLLOWED;
    } catch (IOException e) {
      return Form.FOLLOWED;
    }
  }

  private static boolean readsWithNan(CutLine line) {
    try (JsonParser parser = parser(WITH_NAN, line)) {
      WITH_NAN.readTree(parser);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * What can be read of a line that is cut, deep or broken: its type, and whose record it is; empty
   * objects where that cannot be told.
   */
  static ObjectNode head(CutLine line) {
    ObjectNode head = STRICT.createObjectNode();
    try (JsonParser parser = parser(ProtocolJson.mapper(), line)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        if (name.equals("record") && value == JsonToken.START_OBJECT) {
          names(parser, head.putObject(name));
        } else {
          text(parser, name, head);
        }
      }
    } catch (IOException e) {
      return head;
    }
    return head;
  }

  private static void names(JsonParser parser, ObjectNode record) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      text(parser, name, record);
    }
  }

  private static void text(JsonParser parser, String name, ObjectNode target) throws IOException {
    boolean wanted = name.equals("type") || name.equals("stream") || name.equals("namespace");
    if (wanted && parser.currentToken() == JsonToken.VALUE_STRING) {
      target.put(name, parser.getText());
    }
    parser.skipChildren();
  }
}
