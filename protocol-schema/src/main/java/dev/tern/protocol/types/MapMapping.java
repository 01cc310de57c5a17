package dev.tern.protocol.types;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The mapping of maps with string keys.
 *
 * @param member the mapping of the values
 */
record MapMapping(JavaMapping member) implements JavaMapping {
  @Override
  public DataType type() {
    JsonNode schema = member.type().toSchema(SchemaForm.V0);
    return new ObjectType(Optional.empty(), Keywords.NONE.with("additionalProperties", schema));
  }

  @Override
  public JsonNode write(Object value) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    ((Map<?, ?>) value)
        .forEach(
            (key, one) ->
                object.set(
                    String.valueOf(key), one == null ? NullNode.getInstance() : member.write(one)));
    return object;
  }

  @Override
  public Object read(JsonNode value) {
    if (!value.isObject()) {
      throw new IllegalArgumentException("A value is no OBJECT.");
    }
    Map<String, Object> members = new LinkedHashMap<>();
    value
        .properties()
        .forEach(entry -> members.put(entry.getKey(), member.readNullable(entry.getValue())));
    return Collections.unmodifiableMap(members);
  }
}
