package dev.tern.worker.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tern.cdk.spec.ConfigProblem;
import dev.tern.cdk.spec.ConfigValidator;
import dev.tern.cdk.spec.SecretMask;
import dev.tern.protocol.AirbyteLogMessage.Level;
import dev.tern.protocol.ConnectorSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The configuration of one side as it changes itself. A change is whole, and valid, and kept before
 * anything that came after it is looked at (P11).
 *
 * <p>For the one thread that reads what the side prints.
 */
final class ConfigUpdates {

  /** What a platform shows in the place of a secret. */
  private static final TextNode MASKED = TextNode.valueOf(SecretMask.HIDDEN);

  private final Side side;
  private final ConnectorSpecification spec;
  private final Findings findings;
  private final Secrets secrets;
  private final SyncJournal journal;
  private final boolean lenient;
  private ObjectNode current;

  ConfigUpdates(
      Side side, AttemptPlan plan, Findings findings, Secrets secrets, SyncJournal journal) {
    AttemptPlan.End end = side == Side.SOURCE ? plan.source() : plan.destination();
    this.side = side;
    this.spec = end.spec();
    this.current = end.config();
    this.findings = findings;
    this.secrets = secrets;
    this.journal = journal;
    this.lenient = plan.options().platformLeniency();
    secrets.add(spec, current);
  }

  /**
   * Takes a CONTROL message.
   *
   * @throws AttemptFailure when the configuration does not fit the specification
   */
  void take(JsonNode control) {
    if (!control.path("type").asText().equals("CONNECTOR_CONFIG")
        || !(control.path("connectorConfig").path("config") instanceof ObjectNode sent)) {
      findings.odd(
          side, "control", text("sent a CONTROL message that is not understood. It is dropped."));
      return;
    }
    ObjectNode config = (ObjectNode) refilled(sent, current);
    secrets.add(spec, config);
    List<String> problems = problems(config);
    if (problems.isEmpty()) {
      journal.configChanged(side, config);
      current = config;
      findings.log(side, Level.INFO, text("changed its configuration."));
      return;
    }
    refuse(
        text("changed its configuration, which does not fit its specification: ")
            + String.join("; ", problems)
            + ". The one before stays.");
  }

  private void refuse(String sentence) {
    if (!lenient) {
      throw AttemptFailure.of(side, sentence);
    }
    findings.log(side, Level.ERROR, sentence);
  }

  private String text(String what) {
    return "The " + side.word() + " " + what;
  }

  private List<String> problems(ObjectNode config) {
    List<String> problems =
        new ConfigValidator(spec.getConnectionSpecification())
            .problems(config).stream()
                .map(ConfigProblem::toString)
                .collect(Collectors.toCollection(ArrayList::new));
    if (hasMasked(config)) {
      problems.add("a value is masked and was not known before");
    }
    return problems;
  }

  private static boolean hasMasked(JsonNode value) {
    if (value.equals(MASKED)) {
      return true;
    }
    for (JsonNode child : value) {
      if (hasMasked(child)) {
        return true;
      }
    }
    return false;
  }

  /** The value with what is masked in it as it was known before. */
  private static JsonNode refilled(JsonNode sent, JsonNode known) {
    if (sent.equals(MASKED) && !known.isMissingNode()) {
      return known;
    }
    if (sent instanceof ObjectNode object) {
      ObjectNode copy = object.objectNode();
      for (Map.Entry<String, JsonNode> field : object.properties()) {
        copy.set(field.getKey(), refilled(field.getValue(), known.path(field.getKey())));
      }
      return copy;
    }
    if (sent instanceof ArrayNode array) {
      ArrayNode copy = array.arrayNode();
      for (int i = 0; i < array.size(); i++) {
        copy.add(refilled(array.get(i), known.path(i)));
      }
      return copy;
    }
    return sent;
  }
}
