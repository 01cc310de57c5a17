package dev.tern.protocol.types;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.protocol.types.UnknownType.Reason;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The references of a schema into its own definitions, each followed once.
 *
 * <p>References to any other place are not followed: a definition is raw material, another place is
 * rewritten.
 */
final class LocalReferences {
  /** The keywords that hold definitions. */
  static final Set<String> PLACES = Set.of("definitions", "$defs");

  private final JsonNode root;
  private final SchemaReader reader;
  private final Map<String, Target> targets = new HashMap<>();
  private final Set<String> open = new HashSet<>();
  private final Set<String> recursive = new HashSet<>();

  LocalReferences(JsonNode root, SchemaReader reader) {
    this.root = root;
    this.reader = reader;
  }

  /** True when a schema has definitions of its own. */
  static boolean defines(JsonNode schema) {
    return PLACES.stream().anyMatch(schema::has);
  }

  /** The type a reference names; unknown when it leads nowhere, outside or back to itself. */
  DataType read(ObjectNode schema, String reference) {
    if (open.contains(reference)) {
      recursive.add(reference);
    }
    if (recursive.contains(reference)) {
      return new UnknownType(schema, Reason.RECURSIVE);
    }
    Target known = targets.get(reference);
    if (known != null) {
      return reader.count(known.nodes) ? known.type : new UnknownType(schema, Reason.TOO_LARGE);
    }
    JsonNode found = find(reference);
    if (found.isMissingNode()) {
      return new UnknownType(schema, Reason.NOT_UNDERSTOOD);
    }
    int before = reader.nodes();
    open.add(reference);
    DataType type = reader.read(found);
    open.remove(reference);
    if (recursive.contains(reference)) {
      return new UnknownType(schema, Reason.RECURSIVE);
    }
    targets.put(reference, new Target(type, reader.nodes() - before));
    return type;
  }

  private JsonNode find(String reference) {
    boolean local = reference.startsWith("#/definitions/") || reference.startsWith("#/$defs/");
    return local ? root.at(JsonPointer.compile(reference.substring(1))) : MissingNode.getInstance();
  }

  private record Target(DataType type, int nodes) {}
}
