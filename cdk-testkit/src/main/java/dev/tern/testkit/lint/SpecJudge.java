package dev.tern.testkit.lint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.testkit.rule.Profile;
import dev.tern.testkit.rule.Subject;

/** Judges the specification that a connector prints. */
final class SpecJudge implements Judge {

  private static final String DRAFT_7 = "json-schema.org/draft-07/schema";

  private final Verdicts verdicts;
  private final LintTask task;

  SpecJudge(Verdicts verdicts, LintTask task) {
    this.verdicts = verdicts;
    this.task = task;
  }

  @Override
  public void see(Message message) {
    if (!message.type().equals("SPEC")) {
      return;
    }
    JsonNode spec = message.payload();
    Spot spot = message.spot();
    String version = spec.path("protocol_version").asText("0");
    verdicts.require(
        version.equals("0") || version.startsWith("0."),
        "CMD-3",
        spot,
        "protocol_version is '" + version + "'");
    if (task.subject() == Subject.DESTINATION) {
      verdicts.require(
          !spec.path("supported_destination_sync_modes").isEmpty(),
          "CMD-5",
          spot,
          "The SPEC lists no supported_destination_sync_modes");
    }
    JsonNode schema = spec.path("connectionSpecification");
    if (schema.isObject() && isSchema(schema, spot)) {
      new SpecLint(verdicts, spot, task.notSecret()).look(schema);
      task.find(LintTask.Known.BEFORE)
          .map(before -> before.path("connectionSpecification"))
          .filter(JsonNode::isObject)
          .ifPresent(before -> new SpecDiff(verdicts, spot).compare(before, schema));
    }
  }

  private boolean isSchema(JsonNode schema, Spot spot) {
    String dialect = schema.path("$schema").asText(DRAFT_7);
    verdicts.require(
        dialect.contains(DRAFT_7), "CMD-2", spot, "connectionSpecification is of another draft");
    boolean object = Schemas.isOfType(schema, "object");
    verdicts.require(object, "CMD-2", spot, "connectionSpecification is no schema of type object");
    if (verdicts.profile() == Profile.PLATFORM) {
      verdicts.require(
          schema.path("properties").isObject() || schema.path("oneOf").isArray(),
          "CMD-2",
          spot,
          "connectionSpecification has neither properties nor oneOf");
    }
    String problem = MetaSchema.problem(schema).orElse("");
    verdicts.require(
        problem.isEmpty(), "CMD-2", spot, "connectionSpecification is no schema: " + problem);
    return problem.isEmpty();
  }
}
