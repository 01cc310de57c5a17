package dev.tern.cdk.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Optional;

/** A text that no failure shows. */
final class SecretShape implements Shape {

  @Override
  public ObjectNode schema() {
    return JsonNodeFactory.instance.objectNode().put("type", "string").put("airbyte_secret", true);
  }

  @Override
  public Object read(JsonNode value, String pointer) {
    if (!value.isTextual()) {
      throw Misfit.of(new ConfigProblem(pointer, "expected text", Optional.empty()), null);
    }
    return Secret.of(value.textValue());
  }

  @Override
  public JsonNode parse(String text) {
    return TextNode.valueOf(text);
  }
}
