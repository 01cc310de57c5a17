package dev.tern.testkit.build;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.protocol.types.RecordSchema;
import java.util.Map;

/** JSON between texts, objects and trees, in the dialect of the protocol. */
final class JsonText {

  private JsonText() {}

  static String of(Object value) {
    try {
      return ProtocolJson.mapper().writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("This cannot be written as JSON: " + value, e);
    }
  }

  /** The tree of a map whose values are maps, lists, texts, numbers, truth values or trees. */
  static ObjectNode tree(Map<String, ?> values) {
    return ProtocolJson.mapper().valueToTree(values);
  }

  /** The tree of a record, as a source of this kit would write it. */
  static <T extends Record> ObjectNode tree(T record) {
    @SuppressWarnings("unchecked") // a record class is final
    Class<T> type = (Class<T>) record.getClass();
    return RecordSchema.of(type).write(record);
  }

  /** A copy that shares nothing with the original. */
  static <T> T copy(T value, Class<T> type) {
    JsonNode tree = ProtocolJson.mapper().valueToTree(value);
    return ProtocolJson.mapper().convertValue(tree, type);
  }
}
