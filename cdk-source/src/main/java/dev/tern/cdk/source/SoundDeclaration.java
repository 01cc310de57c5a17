package dev.tern.cdk.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.error.SystemException;
import dev.tern.cdk.spec.NearestName;
import dev.tern.protocol.types.ObjectType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a declaration that contradicts itself, with the way out.
 *
 * @param name the stream
 * @param schema its schema
 */
record SoundDeclaration(String name, JsonNode schema) {

  /** Starts with the schema, which has to be there. */
  static SoundDeclaration of(String name, @Nullable JsonNode schema) {
    if (schema == null || !schema.path("properties").isObject()) {
      throw unsound(
          name, "has no schema with an object 'properties'. Call schema(...) and list every field");
    }
    return new SoundDeclaration(name, schema);
  }

  void require(boolean sound, String problem) {
    if (!sound) {
      throw unsound(name, problem);
    }
  }

  void requireKey(List<String> path) {
    requireDeclared("key", path);
  }

  void requireCursor(List<String> path) {
    requireDeclared("cursor", path);
    require(
        CursorOrder.of(schema, path).isPresent(),
        "has a cursor without an order: " + path + ". Use a number, a text or a time");
  }

  private void requireDeclared(String role, List<String> path) {
    if (CursorOrder.find(schema, path).isEmpty()) {
      String wayOut =
          nearest(path).map(n -> "Did you mean '" + n + "'?").orElse("Declare the field.");
      throw new SystemException(
          String.format(
              "The stream '%s' has a %s outside of its schema: %s. %s", name, role, path, wayOut));
    }
  }

  /** The declared name beside the first one of a path that is not declared. */
  private Optional<String> nearest(List<String> path) {
    int depth = 0;
    while (CursorOrder.find(schema, path.subList(0, depth + 1)).isPresent()) {
      depth++;
    }
    int unknown = depth;
    return CursorOrder.find(schema, path.subList(0, unknown))
        .filter(ObjectType.class::isInstance)
        .flatMap(
            parent ->
                NearestName.find(path.get(unknown), ((ObjectType) parent).properties().keySet()));
  }

  private static SystemException unsound(String name, String problem) {
    return new SystemException("The stream '" + name + "' " + problem + ".");
  }
}
