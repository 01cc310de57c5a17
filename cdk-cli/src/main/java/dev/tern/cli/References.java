package dev.tern.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.message.ProtocolJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands in for a secret in a text: <code>${env:NAME}</code> for a variable, <code>
 * ${file:PATH}</code> for the content of a file. A second dollar before it keeps it as it is.
 *
 * @param environment the variables
 * @param folder where relative paths start
 */
record References(Map<String, String> environment, Path folder) {

  private static final Pattern REFERENCE = Pattern.compile("\\$?\\$\\{(env|file):([^}]*)}");

  /** The tree with all references in its texts resolved. */
  JsonNode resolve(JsonNode node, String place) {
    if (node instanceof ObjectNode object) {
      ObjectNode resolved = ProtocolJson.mapper().createObjectNode();
      object
          .properties()
          .forEach(
              field ->
                  resolved.set(
                      field.getKey(), resolve(field.getValue(), place + "/" + field.getKey())));
      return resolved;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode resolved = ProtocolJson.mapper().createArrayNode();
      array.forEach(element -> resolved.add(resolve(element, place + "/" + resolved.size())));
      return resolved;
    }
    return node.isTextual() ? TextNode.valueOf(resolve(node.textValue(), place)) : node;
  }

  /**
   * The text with all references resolved.
   *
   * @param place where it stands, for the person who has to mend it
   */
  String resolve(String text, String place) {
    return REFERENCE
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(value(found, place)));
  }

  private String value(MatchResult found, String place) {
    if (found.group().startsWith("$$")) {
      return found.group().substring(1);
    }
    return found.group(1).equals("env")
        ? variable(found.group(2), place)
        : content(found.group(2), place);
  }

  private String variable(String name, String place) {
    return Optional.ofNullable(environment.get(name))
        .orElseThrow(
            () ->
                new ConfigException(
                    "The variable %s, which %s refers to, is not set. Set it, or write the value."
                        .formatted(name, place)));
  }

  private String content(String name, String place) {
    try {
      return Files.readString(folder.resolve(name)).stripTrailing();
    } catch (IOException e) {
      throw new ConfigException(
          "The file %s, which %s refers to, cannot be read. Check its name and who may read it."
              .formatted(name, place),
          e);
    }
  }
}
