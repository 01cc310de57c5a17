package dev.tern.cdk.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Every part of a specification that speaks about one value of a configuration.
 *
 * <p>Certain are the parts that hold; possible are those behind an alternative that the
 * configuration does not decide. Secrets are looked for in both, so that a configuration that fits
 * no branch shows nothing.
 */
final class SchemaView {
  private static final List<String> CONDITIONS = List.of("if", "then", "else");

  private final SchemaDocument document;
  private final List<JsonNode> certain = new ArrayList<>();
  private final List<JsonNode> possible = new ArrayList<>();
  private final List<JsonNode> untaken = new ArrayList<>();

  private SchemaView(SchemaDocument document) {
    this.document = document;
  }

  static SchemaView of(JsonNode specification, JsonNode config) {
    SchemaView view = new SchemaView(new SchemaDocument(specification));
    view.add(specification, config, view.certain);
    return view;
  }

  /**
   * The view of the value under the key. An unknown key is seen as the key it resembles, or as the
   * key of a branch that was not taken: its value may be a secret, mistyped or left over.
   */
  SchemaView child(String key, JsonNode value) {
    SchemaView child = new SchemaView(document);
    child.addMembers(certain, key, value, child.certain);
    child.addMembers(possible, key, value, child.possible);
    if (child.all().isEmpty()) {
      List<JsonNode> everything = new ArrayList<>(all());
      everything.addAll(untaken);
      String meant = NearestName.find(key, keys(everything)).orElse(key);
      child.addMembers(everything, meant, value, child.possible);
    }
    return child;
  }

  private void addMembers(List<JsonNode> parents, String key, JsonNode value, List<JsonNode> into) {
    parents.forEach(schema -> members(schema, key).forEach(member -> add(member, value, into)));
  }

  /** The view of the entry of a list. */
  SchemaView child(int index, JsonNode value) {
    SchemaView child = new SchemaView(document);
    certain.forEach(schema -> child.add(entry(schema, index), value, child.certain));
    possible.forEach(schema -> child.add(entry(schema, index), value, child.possible));
    return child;
  }

  boolean secret() {
    return all().stream().anyMatch(schema -> schema.path("airbyte_secret").asBoolean());
  }

  /** The keys that are named, in document order. */
  Set<String> keys() {
    return keys(all());
  }

  private static Set<String> keys(List<JsonNode> schemas) {
    Set<String> keys = new LinkedHashSet<>();
    schemas.forEach(schema -> schema.path("properties").fieldNames().forEachRemaining(keys::add));
    return keys;
  }

  /**
   * Whether a key is named or falls under a pattern or under a schema for the keys that are not
   * named.
   */
  boolean knows(String key) {
    return all().stream().anyMatch(schema -> !members(schema, key).isEmpty());
  }

  /** Whether keys that are not known are forbidden, and so a problem of their own. */
  boolean closed() {
    return certain.stream().anyMatch(schema -> isFalse(schema.path("additionalProperties")));
  }

  private static boolean isFalse(JsonNode node) {
    return node.isBoolean() && !node.booleanValue();
  }

  /** The default of an absent key. */
  Optional<JsonNode> preset(String key) {
    return certain.stream()
        .map(schema -> document.resolve(schema.path("properties").path(key)).get("default"))
        .filter(value -> value != null)
        .findFirst();
  }

  private List<JsonNode> all() {
    List<JsonNode> all = new ArrayList<>(certain);
    all.addAll(possible);
    return all;
  }

  private void add(JsonNode reference, JsonNode config, List<JsonNode> into) {
    JsonNode schema = document.resolve(reference);
    if (!schema.isObject() || into.contains(schema)) {
      return;
    }
    into.add(schema);
    schema.path("allOf").forEach(part -> add(part, config, into));
    addBranches(schema, config, into);
    schema.path("anyOf").forEach(part -> add(part, config, possible));
    CONDITIONS.forEach(word -> add(schema.path(word), config, possible));
  }

  private void addBranches(JsonNode schema, JsonNode config, List<JsonNode> into) {
    Optional<Choice> choice = Choice.find(document, schema);
    Optional<JsonNode> taken = choice.flatMap(branches -> branches.taken(config));
    if (taken.isEmpty()) {
      schema.path("oneOf").forEach(branch -> add(branch, config, possible));
      return;
    }
    add(taken.get(), config, into);
    choice.ifPresent(branches -> untaken.addAll(branches.branches().values()));
  }

  private static List<JsonNode> members(JsonNode schema, String key) {
    List<JsonNode> members = new ArrayList<>();
    JsonNode named = schema.path("properties").path(key);
    if (!named.isMissingNode()) {
      members.add(named);
    }
    schema.path("patternProperties").forEach(members::add);
    JsonNode others = schema.path("additionalProperties");
    if (named.isMissingNode() && others.isObject()) {
      members.add(others);
    }
    return members;
  }

  private static JsonNode entry(JsonNode schema, int index) {
    JsonNode items = schema.path("items");
    if (!items.isArray()) {
      return items;
    }
    return index < items.size() ? items.get(index) : schema.path("additionalItems");
  }
}
