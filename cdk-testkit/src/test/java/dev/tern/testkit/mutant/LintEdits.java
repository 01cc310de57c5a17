package dev.tern.testkit.mutant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;

/** The changes that a row of the table of mutants makes to a run. */
final class LintEdits {

  private static final List<String> WORDS =
      List.of(
          "moveToEnd",
          "replace",
          "remove",
          "removeAll",
          "repeat",
          "insert",
          "out",
          "err",
          "drop",
          "put",
          "exit",
          "config",
          "state",
          "before",
          "plan",
          "replan");

  private LintEdits() {}

  /** Makes all of them. */
  static void apply(JsonNode row, ModelRun run) {
    for (String word : WORDS) {
      if (row.has(word)) {
        apply(word, row.get(word).asText(), row, run);
      }
    }
  }

  private static void apply(String word, String text, JsonNode row, ModelRun run) {
    switch (word) {
      case "replace" -> run.replace(text, row.required("by").asText());
      case "remove" -> run.remove(text);
      case "removeAll" -> run.removeAll(text);
      case "repeat" -> run.repeat(text);
      case "moveToEnd" -> run.moveToEnd(text);
      case "insert" -> run.insertBefore(row.required("infrontof").asText(), text);
      case "out" -> run.out(text);
      case "err" -> run.err(text);
      case "drop" -> run.edit(line(row, text), text, MissingNode.getInstance());
      case "put" -> run.edit(line(row, text), text, value(row, "to"));
      case "exit" -> run.exit(Integer.parseInt(text));
      case "config" -> run.config(text);
      case "state" -> run.state(text);
      case "before" -> run.before(text);
      case "plan" -> run.plan(text, value(row, "to"));
      default -> run.plan(text, value(row, "with"));
    }
  }

  /** The text of the line to change; without one it is the line with the payload. */
  private static String line(JsonNode row, String pointer) {
    String payload = pointer.substring(0, pointer.indexOf('/', 1));
    return row.path("line").asText("\"" + payload.substring(1) + "\":{");
  }

  private static JsonNode value(JsonNode row, String name) {
    return ModelRun.json(row.required(name).asText());
  }
}
