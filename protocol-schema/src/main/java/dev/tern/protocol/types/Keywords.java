package dev.tern.protocol.types;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The part of a schema that does not decide its type, kept so that nothing is lost.
 *
 * <p>Schemas inside (such as those of {@code not}) are held in the canonical v0 form.
 */
public final class Keywords {
  /** No keyword at all. */
  public static final Keywords NONE = new Keywords(JsonNodeFactory.instance.objectNode());

  private final ObjectNode node;

  private Keywords(ObjectNode node) {
    this.node = node;
  }

  /** The keywords of an object; the object is copied. */
  public static Keywords of(ObjectNode node) {
    return node.isEmpty() ? NONE : new Keywords(node.deepCopy());
  }

  /** Takes an object that nobody else holds. */
  static Keywords owning(ObjectNode node) {
    return node.isEmpty() ? NONE : new Keywords(node);
  }

  /** True when there is none. */
  public boolean isEmpty() {
    return node.isEmpty();
  }

  /** The value of a keyword. */
  public Optional<JsonNode> find(String keyword) {
    return Optional.ofNullable(node.get(keyword));
  }

  /** A copy of all keywords, in the order of the schema. */
  public ObjectNode toObject() {
    return node.deepCopy();
  }

  /** These keywords with one added or replaced. */
  public Keywords with(String keyword, JsonNode value) {
    return new Keywords(node.deepCopy().set(keyword, value));
  }

  boolean hasAny(Set<String> names) {
    return !isEmpty() && names.stream().anyMatch(node::has);
  }

  boolean onlyHas(Set<String> names) {
    return node.properties().stream().allMatch(entry -> names.contains(entry.getKey()));
  }

  /** All of both, unless they speak about the same thing. */
  Optional<Keywords> merge(Keywords other) {
    if (other.isEmpty()) {
      return Optional.of(this);
    }
    if (node.properties().stream().anyMatch(entry -> other.node.has(entry.getKey()))) {
      return Optional.empty();
    }
    ObjectNode both = node.deepCopy();
    both.setAll(other.node);
    return Optional.of(new Keywords(both));
  }

  /** Writes the keywords into a schema, after what stands there; what stands there wins. */
  <T extends ObjectNode> T writeTo(T schema, SchemaForm form) {
    for (var entry : node.properties()) {
      if (!schema.has(entry.getKey())) {
        JsonNode kept = entry.getValue();
        boolean canonical = form != SchemaForm.V1;
        JsonNode value = canonical ? kept : SubSchemas.map(entry.getKey(), kept, form);
        schema.set(entry.getKey(), value);
      }
    }
    return schema;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Keywords that && node.equals(that.node);
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(node);
  }

  @Override
  public String toString() {
    return node.toString();
  }
}
