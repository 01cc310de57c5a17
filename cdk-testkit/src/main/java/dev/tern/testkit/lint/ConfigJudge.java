package dev.tern.testkit.lint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.error.SystemException;
import dev.tern.cdk.spec.ConfigProblem;
import dev.tern.cdk.spec.ConfigValidator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Judges what becomes of the configuration, by the connector's own specification. */
final class ConfigJudge implements Judge {

  private final Verdicts verdicts;
  private final LintTask task;
  private boolean refused;

  ConfigJudge(Verdicts verdicts, LintTask task) {
    this.verdicts = verdicts;
    this.task = task;
  }

  @Override
  public void see(Message message) {
    refused |= message.payload().path("status").asText().equals("FAILED");
    if (message.type().equals("CONTROL")) {
      JsonNode config = message.payload().path("connectorConfig").path("config");
      if (config.isObject()) {
        control(config, message.spot());
      }
    }
  }

  private void control(JsonNode config, Spot spot) {
    Set<String> missing = new TreeSet<>();
    task.find(LintTask.Known.CONFIG)
        .ifPresent(given -> given.fieldNames().forEachRemaining(missing::add));
    config.fieldNames().forEachRemaining(missing::remove);
    verdicts.require(
        missing.isEmpty(),
        "READ-27",
        spot,
        "A CONTROL message leaves options out: " + String.join(", ", missing));
    List<ConfigProblem> problems = problems(config);
    if (missing.isEmpty()) {
      verdicts.require(
          problems.isEmpty(),
          "READ-27",
          spot,
          "The configuration of a CONTROL message does not fit: " + text(problems));
    }
  }

  @Override
  public void end(Ending ending) {
    boolean accepted = ending.succeeded() && !refused && task.verb() != Verb.SPEC;
    if (accepted
        && task.find(LintTask.Known.CONFIG).isPresent()
        && task.configSchema().isPresent()) {
      List<ConfigProblem> problems = problems(task.find(LintTask.Known.CONFIG).get());
      verdicts.require(
          problems.isEmpty(),
          "CMD-6",
          ending.spot(),
          task.verb().word()
              + " succeeded with a configuration that does not fit: "
              + text(problems));
    }
  }

  private List<ConfigProblem> problems(JsonNode config) {
    try {
      return task.configSchema()
          .map(schema -> new ConfigValidator(ShortPatterns.of(schema)).problems(config))
          .orElse(List.of());
    } catch (SystemException e) {
      return List.of(); // the specification is judged by itself
    }
  }

  private static String text(List<ConfigProblem> problems) {
    return problems.isEmpty() ? "" : problems.get(0).toString();
  }
}
