package dev.tern.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a connector wants the OAuth parameters in its configuration, as the {@code advanced_auth}
 * of its specification says.
 *
 * @param input the schema of the parameters
 * @param predicateKey the path whose value says that OAuth is used; empty when it always is
 * @param predicateValue what that value is; any when it is missing
 * @param paths of each parameter in the configuration
 */
record OAuthPlaces(
    JsonNode input,
    List<String> predicateKey,
    JsonNode predicateValue,
    Map<String, List<String>> paths) {

  static OAuthPlaces of(JsonNode specification) {
    JsonNode auth = specification.path("advanced_auth");
    JsonNode config = auth.path("oauth_config_specification");
    Map<String, List<String>> paths = new LinkedHashMap<>();
    config
        .path("complete_oauth_server_output_specification")
        .path("properties")
        .properties()
        .forEach(
            property ->
                paths.put(
                    property.getKey(),
                    texts(property.getValue().path("path_in_connector_config"))));
    paths.values().removeIf(List::isEmpty);
    return new OAuthPlaces(
        config.path("complete_oauth_server_input_specification"),
        texts(auth.path("predicate_key")),
        auth.path("predicate_value"),
        paths);
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  /** Whether the connector takes no parameters. */
  boolean none() {
    return paths.isEmpty();
  }

  /**
   * A configuration with the parameters it does not have itself, where it is one that uses OAuth.
   */
  ObjectNode filled(ObjectNode config, ObjectNode parameters) {
    ObjectNode full = config.deepCopy();
    if (applies(config)) {
      paths.forEach((name, path) -> fill(full, path, parameters.path(name)));
    }
    return full;
  }

  private boolean applies(ObjectNode config) {
    if (predicateKey.isEmpty()) {
      return true;
    }
    JsonNode value = at(config, predicateKey);
    boolean any = predicateValue.asText("").isEmpty();
    return any ? !value.isMissingNode() : value.equals(predicateValue);
  }

  private static void fill(ObjectNode config, List<String> path, JsonNode value) {
    JsonNode parent = config;
    for (String key : path.subList(0, path.size() - 1)) {
      JsonNode child = parent.path(key);
      parent = child.isMissingNode() ? ((ObjectNode) parent).putObject(key) : child;
      if (!parent.isObject()) {
        return;
      }
    }
    String last = path.get(path.size() - 1);
    boolean own = !parent.path(last).isMissingNode() && !parent.path(last).isNull();
    if (!own && !value.isMissingNode()) {
      ((ObjectNode) parent).set(last, value);
    }
  }

  /** A configuration without what it has from the parameters. */
  ObjectNode stripped(ObjectNode config, ObjectNode parameters) {
    ObjectNode own = config.deepCopy();
    paths.forEach(
        (name, path) -> {
          JsonNode value = at(own, path);
          if (!value.isMissingNode() && value.equals(parameters.path(name))) {
            ((ObjectNode) at(own, path.subList(0, path.size() - 1)))
                .remove(path.get(path.size() - 1));
          }
        });
    return own;
  }

  private static JsonNode at(JsonNode config, List<String> path) {
    JsonNode node = config;
    for (String key : path) {
      node = node.path(key);
    }
    return node;
  }
}
