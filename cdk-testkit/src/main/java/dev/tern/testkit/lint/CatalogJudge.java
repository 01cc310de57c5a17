package dev.tern.testkit.lint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.protocol.StreamDescriptor;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;

/** Judges the catalog that a source prints. */
final class CatalogJudge implements Judge {

  private static final String WELL_KNOWN = "WellKnownTypes.json";

  private final Verdicts verdicts;
  private final LintTask task;

  CatalogJudge(Verdicts verdicts, LintTask task) {
    this.verdicts = verdicts;
    this.task = task;
  }

  @Override
  public void see(Message message) {
    if (message.type().equals("DESTINATION_CATALOG")) {
      verdicts.looked("CMD-18");
    }
    if (!message.type().equals("CATALOG")) {
      return;
    }
    verdicts.looked("CMD-10");
    Set<StreamDescriptor> seen = new HashSet<>();
    for (JsonNode stream : message.payload().path("streams")) {
      Descriptors.find(stream)
          .ifPresent(
              id -> {
                String name = Descriptors.text(id);
                verdicts.require(
                    seen.add(id), "CMD-12", message.spot(), "Stream " + name + " is there twice");
                stream(stream, name, message.spot());
              });
    }
    task.find(LintTask.Known.BEFORE)
        .ifPresent(
            before -> new CatalogDiff(verdicts, message.spot()).compare(before, message.payload()));
  }

  private void stream(JsonNode stream, String name, Spot spot) {
    cursor(stream, name, spot);
    unknown(stream, name, spot);
    JsonNode schema = stream.path("json_schema");
    if (!schema.isObject()) {
      return;
    }
    boolean shaped = Schemas.isOfType(schema, "object") && schema.path("properties").isObject();
    verdicts.require(
        shaped, "CMD-11", spot, "The schema of " + name + " is no object with properties");
    if (shaped) {
      String problem = MetaSchema.problem(schema).orElse("");
      verdicts.require(
          problem.isEmpty(), "LINT-CAT-1", spot, "The schema of " + name + ": " + problem);
      Schemas.walk(schema, (at, part) -> part(at, part, name, spot));
      key(stream, name, spot);
    }
  }

  private void cursor(JsonNode stream, String name, Spot spot) {
    boolean defined = stream.path("source_defined_cursor").asBoolean();
    JsonNode cursor = stream.path("default_cursor_field");
    verdicts.require(
        !defined || !cursor.isEmpty(),
        "CMD-13",
        spot,
        name + " has source_defined_cursor and no default_cursor_field");
    boolean listed = !Schemas.at(stream.path("json_schema"), cursor).isMissingNode();
    boolean shaped = stream.path("json_schema").path("properties").isObject();
    verdicts.require(
        listed || cursor.isEmpty() || !shaped,
        "CMD-13",
        spot,
        "The default cursor of " + name + " is not in its schema");
    verdicts.require(
        stream.hasNonNull("source_defined_cursor") || !stream.path("is_resumable").asBoolean(),
        "CMD-14",
        spot,
        name + " is_resumable without source_defined_cursor");
  }

  private void unknown(JsonNode stream, String name, Spot spot) {
    Set<String> known = Struct.require("AirbyteStream").fieldNames();
    for (Iterator<String> fields = stream.fieldNames(); fields.hasNext(); ) {
      String field = fields.next();
      verdicts.require(
          known.contains(field), "CMD-15", spot, name + " has a property '" + field + "'");
    }
  }

  private void part(String at, JsonNode schema, String name, Spot spot) {
    String place = "The schema of " + name + (at.isEmpty() ? "" : " at " + at);
    String reference = schema.path("$ref").asText();
    verdicts.require(
        reference.isEmpty() || reference.contains(WELL_KNOWN),
        "LINT-CAT-3",
        spot,
        place + " refers to '" + reference + "'");
    verdicts.require(
        !schema.has("allOf") && !schema.has("not"),
        "LINT-CAT-4",
        spot,
        place + " uses allOf or not");
    JsonNode more = schema.path("additionalProperties");
    verdicts.require(
        !more.isBoolean() || more.booleanValue(),
        "LINT-CAT-5",
        spot,
        place + " says additionalProperties false");
  }

  private void key(JsonNode stream, String name, Spot spot) {
    for (JsonNode path : stream.path("source_defined_primary_key")) {
      JsonNode field = Schemas.at(stream.path("json_schema"), path);
      verdicts.require(
          !field.isMissingNode(),
          "LINT-CAT-2",
          spot,
          "Key " + path + " of " + name + " is not listed");
      boolean plain = !Schemas.isOfType(field, "object") && !Schemas.isOfType(field, "array");
      verdicts.require(
          plain, "LINT-CAT-6", spot, "Key " + path + " of " + name + " is an object or a list");
    }
  }
}
