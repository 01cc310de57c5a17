package dev.tern.worker.store;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.error.SystemException;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.cdk.spec.SecretMask;
import dev.tern.cdk.spec.SecretPlaces;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Configurations with references in the place of secrets, and back.
 *
 * <p>A reference is <code>{"_secret": coordinate}</code>. A value that is no text is kept as JSON,
 * and its reference says so. A changed value gets the next version of its coordinate.
 */
public final class ConfigSecrets {

  private static final String REFERENCE = "_secret";
  private static final String JSON = "_json";

  private final SecretStore secrets;

  /** With a place for the values. */
  public ConfigSecrets(SecretStore secrets) {
    this.secrets = secrets;
  }

  /**
   * A configuration without secrets.
   *
   * @param stored with references in their place
   * @param obsolete the coordinates that are to be deleted as soon as it is stored
   */
  public record Split(ObjectNode stored, Set<String> obsolete) {}

  /**
   * Takes the secrets out of a configuration, and keeps them.
   *
   * @param before what is stored, with references; a value that stays equal keeps its own
   */
  public Split split(
      UUID workspace, JsonNode connectionSpecification, ObjectNode config, ObjectNode before) {
    ObjectNode stored = config.deepCopy();
    requireNoReferences(config);
    for (JsonPointer place : SecretPlaces.in(connectionSpecification, config)) {
      if (!config.at(place).isNull()) {
        replace(stored, place, reference(workspace, config.at(place), before.at(place)));
      }
    }
    Set<String> obsolete = coordinates(before);
    obsolete.removeAll(coordinates(stored));
    return new Split(stored, obsolete);
  }

  /** Whoever gives a reference could read the secrets of others with it. */
  private static void requireNoReferences(ObjectNode config) {
    List<JsonPointer> references = references(config);
    if (!references.isEmpty()) {
      throw new ConfigException(
          String.format(
              "The configuration has a reference to a secret at %s: give the secret itself.",
              references.get(0)));
    }
  }

  private JsonNode reference(UUID workspace, JsonNode value, JsonNode before) {
    Optional<String> known = coordinate(before);
    if (known.isPresent() && value.equals(value(before, known.get()))) {
      return before;
    }
    String coordinate =
        known
            .map(ConfigSecrets::next)
            .orElseGet(
                () -> "airbyte_workspace_" + workspace + "_secret_" + UUID.randomUUID() + "_v1");
    secrets.write(coordinate, value.isTextual() ? value.textValue() : value.toString());
    ObjectNode reference = ProtocolJson.mapper().createObjectNode().put(REFERENCE, coordinate);
    return value.isTextual() ? reference : reference.put(JSON, true);
  }

  private static String next(String coordinate) {
    int end = coordinate.lastIndexOf("_v") + 2;
    return coordinate.substring(0, end) + (Long.parseLong(coordinate.substring(end)) + 1);
  }

  /**
   * A configuration in which every masked secret is the one that is stored.
   *
   * @throws ConfigException when a secret is masked that is not stored
   */
  public ObjectNode unmask(JsonNode connectionSpecification, ObjectNode config, ObjectNode before) {
    ObjectNode full = config.deepCopy();
    for (JsonPointer place : masks(connectionSpecification, config)) {
      replace(full, place, known(before.at(place), place));
    }
    return full;
  }

  /**
   * Looks that no secret of a configuration is masked, where none is stored that could be meant.
   *
   * @throws ConfigException when one is
   */
  public static void requireClear(JsonNode connectionSpecification, ObjectNode config) {
    masks(connectionSpecification, config).stream()
        .findFirst()
        .ifPresent(
            place -> {
              throw notStored(place);
            });
  }

  private static List<JsonPointer> masks(JsonNode connectionSpecification, ObjectNode config) {
    return SecretPlaces.in(connectionSpecification, config).stream()
        .filter(place -> config.at(place).asText().equals(SecretMask.HIDDEN))
        .toList();
  }

  private static ConfigException notStored(JsonPointer place) {
    return new ConfigException(
        "The secret at " + place + " is masked, and none is stored: give the secret itself.");
  }

  private JsonNode known(JsonNode reference, JsonPointer place) {
    String coordinate = coordinate(reference).orElseThrow(() -> notStored(place));
    return value(reference, coordinate);
  }

  /** The configuration with the secrets in clear, for a connector that runs. */
  public ObjectNode hydrate(ObjectNode stored) {
    ObjectNode config = stored.deepCopy();
    for (JsonPointer place : references(stored)) {
      JsonNode reference = stored.at(place);
      replace(config, place, value(reference, coordinate(reference).orElseThrow()));
    }
    return config;
  }

  private JsonNode value(JsonNode reference, String coordinate) {
    String payload =
        secrets
            .read(coordinate)
            .orElseThrow(
                () ->
                    new ConfigException(
                        "A secret of the configuration is gone from its store ("
                            + coordinate
                            + "): configure the connector again."));
    if (!reference.path(JSON).asBoolean()) {
      return TextNode.valueOf(payload);
    }
    try {
      return ProtocolJson.mapper().readTree(payload);
    } catch (JsonProcessingException e) {
      throw new SystemException("A secret is not as it was stored (" + coordinate + ").");
    }
  }

  /** The configuration with a mask in the place of every secret, to be shown. */
  public static ObjectNode masked(ObjectNode stored) {
    ObjectNode shown = stored.deepCopy();
    references(stored).forEach(place -> replace(shown, place, TextNode.valueOf(SecretMask.HIDDEN)));
    return shown;
  }

  /** The coordinates of all secrets of a stored configuration. */
  public static Set<String> coordinates(ObjectNode stored) {
    Set<String> coordinates = new LinkedHashSet<>();
    references(stored)
        .forEach(place -> coordinates.add(coordinate(stored.at(place)).orElseThrow()));
    return coordinates;
  }

  /** Deletes secrets that nothing refers to. */
  public void forget(Set<String> coordinates) {
    coordinates.forEach(secrets::delete);
  }

  private static List<JsonPointer> references(JsonNode stored) {
    List<JsonPointer> places = new ArrayList<>();
    collect(stored, JsonPointer.empty(), places);
    return places;
  }

  private static void collect(JsonNode node, JsonPointer at, List<JsonPointer> places) {
    if (coordinate(node).isPresent()) {
      places.add(at);
      return;
    }
    node.properties()
        .forEach(field -> collect(field.getValue(), at.appendProperty(field.getKey()), places));
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      collect(node.get(i), at.appendIndex(i), places);
    }
  }

  private static Optional<String> coordinate(JsonNode node) {
    String coordinate = node.path(REFERENCE).asText("");
    boolean ours = node.isObject() && coordinate.matches("airbyte_workspace_.*_v[0-9]{1,18}");
    return ours ? Optional.of(coordinate) : Optional.empty();
  }

  private static void replace(ObjectNode root, JsonPointer place, JsonNode value) {
    JsonNode parent = root.at(place.head());
    JsonPointer last = place.last();
    if (parent instanceof ArrayNode array) {
      array.set(last.getMatchingIndex(), value);
    } else {
      ((ObjectNode) parent).set(last.getMatchingProperty(), value);
    }
  }
}
