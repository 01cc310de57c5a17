package dev.tern.testkit.lint;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.spec.SecretMask;
import dev.tern.cdk.spec.SecretPlaces;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The secret options of a configuration: names those whose values a text shows. */
final class SecretOptions {

  private static final String VALUE = "value";

  private final Map<JsonPointer, SecretMask> masks = new LinkedHashMap<>();

  /** Those of a configuration, by the connection specification. */
  SecretOptions(JsonNode specification, JsonNode config) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
    schema.putObject("properties").putObject(VALUE).put("airbyte_secret", true);
    for (JsonPointer place : SecretPlaces.in(specification, config)) {
      JsonNode alone = JsonNodeFactory.instance.objectNode().set(VALUE, config.at(place));
      masks.put(place, SecretMask.of(schema, alone));
    }
  }

  /** Where in the configuration what a text shows stands, such as {@code /credentials/token}. */
  List<String> shownBy(String text) {
    return masks.entrySet().stream()
        .filter(option -> !option.getValue().apply(text).equals(text))
        .map(option -> option.getKey().toString())
        .toList();
  }
}
