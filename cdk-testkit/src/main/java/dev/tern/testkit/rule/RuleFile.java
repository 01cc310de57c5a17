package dev.tern.testkit.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The file that the catalogue is written in. */
final class RuleFile {

  private static final String NAME = "rules.yaml";

  private RuleFile() {}

  /** Every entry, in the order of the file. */
  static List<Rule> read() {
    try (InputStream file = Objects.requireNonNull(RuleFile.class.getResourceAsStream(NAME))) {
      return new YAMLMapper()
          .readTree(file).properties().stream()
              .map(entry -> rule(entry.getKey(), entry.getValue()))
              .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("The catalogue of rules cannot be read.", e);
    }
  }

  private static Rule rule(String id, JsonNode entry) {
    return new Rule(
        id,
        Level.valueOf(text(entry, "level")),
        Subject.valueOf(text(entry, "subject")),
        text(entry, "sentence"),
        text(entry, "intent"),
        text(entry, "source"),
        text(entry, "remedy"),
        Optional.ofNullable(entry.get("untested")).map(JsonNode::textValue));
  }

  private static String text(JsonNode entry, String name) {
    return entry.required(name).textValue();
  }
}
