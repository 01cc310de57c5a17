package dev.tern.testkit.destination;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.testkit.rule.Finding.Evidence;
import dev.tern.testkit.suite.Ending;
import dev.tern.testkit.suite.Observed;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a destination said when it wrote, and how it ended.
 *
 * @param run as it was watched
 */
record Written(Observed run) {

  private static final int LONGEST = 500;

  /** The messages of a type, in order. */
  Stream<JsonNode> messages(String type) {
    return run.lines().stream()
        .map(line -> Json.parse(line.text()))
        .filter(message -> message.path("type").asText().equals(type));
  }

  /** The messages that repeat states. */
  List<JsonNode> states() {
    return messages("STATE").toList();
  }

  /** The ERROR traces. */
  List<JsonNode> failures() {
    return messages("TRACE")
        .map(message -> message.path("trace").path("error"))
        .filter(JsonNode::isObject)
        .toList();
  }

  /** The same, when it ended well. */
  Written succeeded() throws Broken {
    Broken.unless(run.succeeded(), "The write ended with " + run.end() + ".", lastLine());
    return this;
  }

  /** The same, when it ended by itself with an exit code other than 0 and an ERROR trace. */
  Written failed(String what) throws Broken {
    Broken.unless(
        run.ending() == Ending.ENDED && run.exitCode() != 0 && !failures().isEmpty(),
        what + " was to end it with an ERROR trace, and it ended with " + run.end() + ".",
        lastLine());
    return this;
  }

  /** The same, when it failed and the first ERROR trace is a config_error. */
  Written refused(String what) throws Broken {
    failed(what);
    String type = failures().get(0).path("failure_type").asText();
    Broken.unless(
        type.equals("config_error"),
        what + " was refused as " + type + " where it is a config_error.",
        lastLine());
    return this;
  }

  /** The last line of stdout. */
  Evidence lastLine() {
    int count = run.lines().size();
    return Evidence.of(
        run.trial().name(), count, count == 0 ? "" : run.lines().get(count - 1).text());
  }

  /** The line of stdout that holds a message. */
  Evidence line(JsonNode message) {
    return run.lines().stream()
        .filter(line -> Json.parse(line.text()).equals(message))
        .findFirst()
        .map(line -> Evidence.of(run.trial().name(), line.number(), line.text()))
        .orElseGet(() -> Evidence.of(run.trial().name(), 0, message.toString()));
  }

  static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
