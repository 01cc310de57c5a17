package dev.tern.testkit.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.testkit.rule.Finding;
import dev.tern.testkit.rule.Finding.Evidence;
import dev.tern.testkit.rule.Level;
import dev.tern.testkit.rule.Outcome;
import dev.tern.testkit.rule.Report;
import dev.tern.testkit.rule.Rule;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;

/**
 * A report as SARIF 2.1.0. Every finding is a result, also one that passed; what failed is an
 * error, what is warned of a warning. Every result has a file, without which viewers drop it: the
 * evidence is a line of the transcript, named after the part of the run or the file that was
 * judged; a result without evidence is at the first line of the connector.
 */
final class SarifReport implements ReportWriter {

  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json";

  @Override
  public void write(Report report, Writer out) throws IOException {
    ObjectNode sarif = JsonNodeFactory.instance.objectNode();
    sarif.put("$schema", SCHEMA).put("version", "2.1.0");
    ObjectNode run = sarif.putArray("runs").addObject();
    List<Rule> rules = report.findings().stream().map(Finding::rule).distinct().toList();
    addTool(rules, run);
    run.putArray("invocations")
        .addObject()
        .put("executionSuccessful", true)
        .put("startTimeUtc", report.started().toString())
        .put("endTimeUtc", report.started().plus(report.took()).toString());
    ArrayNode results = run.putArray("results");
    for (Finding finding : report.findings()) {
      ObjectNode result = results.addObject();
      result.put("ruleId", finding.rule().id()).put("ruleIndex", rules.indexOf(finding.rule()));
      addResult(report, finding, result);
    }
    run.putObject("properties")
        .put("connector", report.connector())
        .put("subject", report.subject().name())
        .put("profile", report.profile().name());
    ProtocolJson.mapper().writerWithDefaultPrettyPrinter().writeValue(out, sarif);
    out.write("\n");
  }

  private static void addTool(List<Rule> rules, ObjectNode run) {
    ObjectNode driver = run.putObject("tool").putObject("driver");
    driver.put("name", "Tern");
    String version = SarifReport.class.getPackage().getImplementationVersion();
    if (version != null) {
      driver.put("version", version);
    }
    ArrayNode described = driver.putArray("rules");
    rules.forEach(rule -> described.add(describe(rule)));
  }

  private static ObjectNode describe(Rule rule) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", rule.id());
    json.putObject("shortDescription").put("text", rule.sentence());
    json.putObject("fullDescription").put("text", rule.sentence() + " " + rule.intent());
    json.putObject("help").put("text", rule.remedy() + " Source of the rule: " + rule.source());
    json.putObject("defaultConfiguration")
        .put("level", rule.level() == Level.SHOULD ? "warning" : "error");
    ObjectNode properties = json.putObject("properties");
    properties.put("level", rule.level().name()).put("subject", rule.subject().name());
    properties.putArray("tags").add(rule.subject().name().toLowerCase(Locale.ROOT));
    rule.untested().ifPresent(why -> properties.put("untested", why));
    return json;
  }

  private static void addResult(Report report, Finding finding, ObjectNode result) {
    result.put("kind", kind(finding.outcome())).put("level", level(finding.outcome()));
    result.putObject("message").put("text", message(finding));
    ArrayNode locations = result.putArray("locations");
    if (finding.evidence().isEmpty()) {
      ObjectNode location = connector(report);
      ObjectNode place = location.putObject("physicalLocation");
      place
          .putObject("artifactLocation")
          .put("uri", SarifUri.ofConnector(Wording.connector(report)));
      place.putObject("region").put("startLine", 1);
      locations.add(location);
    }
    for (Evidence evidence : finding.evidence()) {
      ObjectNode location = connector(report);
      addPlace(report, evidence, location.putObject("physicalLocation"));
      location.putObject("message").put("text", Wording.place(evidence));
      locations.add(location);
    }
    result
        .putObject("partialFingerprints")
        .put("connectorAndRule/v2", Wording.portable(report) + "/" + finding.rule().id());
  }

  private static ObjectNode connector(Report report) {
    ObjectNode location = JsonNodeFactory.instance.objectNode();
    location
        .putArray("logicalLocations")
        .addObject()
        .put("fullyQualifiedName", report.connector())
        .put("kind", "module");
    return location;
  }

  private static void addPlace(Report report, Evidence evidence, ObjectNode place) {
    String where = evidence.where();
    String uri =
        where.equals(report.connector())
            ? SarifUri.ofConnector(where)
            : SarifUri.ofTranscript(where);
    place.putObject("artifactLocation").put("uri", uri);
    ObjectNode region = place.putObject("region");
    region.put("startLine", Math.max(1, evidence.line()));
    region.putObject("snippet").put("text", evidence.text());
  }

  private static String message(Finding finding) {
    return finding.message().isBlank() ? finding.rule().sentence() : finding.message();
  }

  private static String kind(Outcome outcome) {
    return switch (outcome) {
      case PASSED -> "pass";
      case FAILED, WARNED -> "fail";
      case SKIPPED -> "notApplicable";
      case UNTESTED -> "open";
    };
  }

  private static String level(Outcome outcome) {
    return switch (outcome) {
      case FAILED -> "error";
      case WARNED -> "warning";
      case PASSED, SKIPPED, UNTESTED -> "none";
    };
  }
}
