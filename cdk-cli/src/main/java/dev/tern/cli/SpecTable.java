package dev.tern.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cli.text.TextTable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The options of a connector as a table: one row each, those inside of others by their path. */
final class SpecTable {

  private final TextTable table =
      new TextTable("option", "type", "required", "default", "description");

  private SpecTable() {}

  /** Its lines. */
  static List<String> lines(JsonNode connectionSpecification) {
    SpecTable spec = new SpecTable();
    spec.add("", connectionSpecification);
    List<String> lines = spec.table.lines();
    return lines.size() > 1 ? lines : List.of("It has no options.");
  }

  private void add(String prefix, JsonNode schema) {
    List<String> required = texts(schema.path("required"));
    schema
        .path("properties")
        .properties()
        .forEach(
            option ->
                add(
                    prefix + option.getKey(),
                    option.getValue(),
                    required.contains(option.getKey())));
  }

  private void add(String path, JsonNode option, boolean required) {
    table.row(
        path,
        type(option),
        required ? "yes" : "no",
        shown(option.path("default")),
        description(option));
    add(path + ".", option);
    option.path("oneOf").forEach(branch -> add(path + ".", branch));
  }

  private static String type(JsonNode option) {
    String type =
        option.path("type").isArray()
            ? texts(option.path("type")).stream()
                .filter(name -> !name.equals("null"))
                .collect(Collectors.joining(" or "))
            : option.path("type").asText("any");
    String secret = option.path("airbyte_secret").asBoolean() ? ", secret" : "";
    return choices(option).or(() -> bounds(option, type)).orElse(type) + secret;
  }

  private static Optional<String> choices(JsonNode option) {
    List<String> titles =
        StreamSupport.stream(option.path("oneOf").spliterator(), false)
            .map(branch -> branch.path("title").asText("?"))
            .toList();
    List<String> values = titles.isEmpty() ? texts(option.path("enum")) : titles;
    return values.isEmpty() ? Optional.empty() : Optional.of(String.join(" | ", values));
  }

  private static Optional<String> bounds(JsonNode option, String type) {
    String least = option.path("minimum").asText();
    String most = option.path("maximum").asText();
    return least.isEmpty() && most.isEmpty()
        ? Optional.empty()
        : Optional.of(type + " " + least + ".." + most);
  }

  private static String description(JsonNode option) {
    String text = option.path("description").asText(option.path("title").asText());
    return text.replaceAll("<[^>]*>", "").strip();
  }

  private static String shown(JsonNode value) {
    return value.isMissingNode() || value.isNull() ? "" : value.asText(value.toString());
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }
}
