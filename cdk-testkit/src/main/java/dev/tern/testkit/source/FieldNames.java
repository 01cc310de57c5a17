package dev.tern.testkit.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.tern.cdk.error.ConfigException;
import dev.tern.testkit.connector.KnownNames;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The names of fields in what an author says, held against the schemas that {@code discover} tells.
 */
final class FieldNames {

  /** A schema with one of them has fields that are not listed. */
  private static final List<String> OPEN =
      List.of("$ref", "allOf", "anyOf", "oneOf", "patternProperties");

  /** By the name of the stream, which may be in several namespaces. */
  private final Map<String, List<JsonNode>> schemas = new LinkedHashMap<>();

  /** Those of streams. */
  FieldNames(List<OfferedStream> offered) {
    for (OfferedStream stream : offered) {
      JsonNode schema = stream.stream().getJsonSchema();
      schemas
          .computeIfAbsent(stream.name(), name -> new ArrayList<>())
          .add(schema == null ? MissingNode.getInstance() : schema);
    }
  }

  /**
   * Takes them, when each is in its schema; a schema that lists none may have any.
   *
   * @throws ConfigException when one is not
   */
  void require(SourceSubject said) {
    said.cursors().forEach(this::requireCursor);
    said.unseenFields().stream().sorted().forEach(this::requireUnseen);
  }

  private void requireCursor(String stream, List<String> path) {
    String owner = stream;
    List<JsonNode> level = schemas.getOrDefault(stream, List.of());
    for (String step : path) {
      fields(owner, level).require("cursors()", List.of(step));
      owner += "." + step;
      level = level.stream().map(schema -> schema.path("properties").path(step)).toList();
    }
  }

  /** A field with its stream before it; both may have a dot in their names. */
  private void requireUnseen(String said) {
    List<String> owners =
        schemas.keySet().stream()
            .filter(name -> said.startsWith(name + "."))
            .sorted(Comparator.comparing(String::length).reversed())
            .toList();
    if (owners.stream().noneMatch(name -> fields(name).take(within(name, said)))) {
      owners.stream()
          .limit(1)
          .forEach(name -> fields(name).require("unseenFields()", List.of(within(name, said))));
    }
  }

  private static String within(String stream, String said) {
    return said.substring(stream.length() + 1);
  }

  private KnownNames fields(String stream) {
    return fields(stream, schemas.getOrDefault(stream, List.of()));
  }

  private static KnownNames fields(String owner, List<JsonNode> schemas) {
    Set<String> names = new LinkedHashSet<>();
    for (JsonNode schema : schemas) {
      if (schema.path("properties").isEmpty() || OPEN.stream().anyMatch(schema::has)) {
        return new KnownNames("field", "'" + owner + "' has", List.of());
      }
      schema.path("properties").fieldNames().forEachRemaining(names::add);
    }
    return new KnownNames("field", "'" + owner + "' has", List.copyOf(names));
  }
}
