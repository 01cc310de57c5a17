package dev.tern.protocol.types;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The mapping of JSON trees, which stay as they are.
 *
 * @param type the protocol type
 * @param nodeClass the class of tree that the component holds
 */
record JsonMapping(DataType type, Class<?> nodeClass) implements JavaMapping {
  @Override
  public JsonNode write(Object value) {
    return (JsonNode) value;
  }

  @Override
  public Object read(JsonNode value) {
    if (!nodeClass.isInstance(value)) {
      throw new IllegalArgumentException("A value is no " + nodeClass.getSimpleName() + ".");
    }
    return value;
  }
}
