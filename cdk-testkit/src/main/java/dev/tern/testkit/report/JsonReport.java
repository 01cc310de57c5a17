package dev.tern.testkit.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.testkit.rule.Finding;
import dev.tern.testkit.rule.Finding.Evidence;
import dev.tern.testkit.rule.ObservedRun;
import dev.tern.testkit.rule.ObservedRun.Mark;
import dev.tern.testkit.rule.ObservedRun.Sample;
import dev.tern.testkit.rule.Outcome;
import dev.tern.testkit.rule.Report;
import dev.tern.testkit.rule.Rule;
import java.io.IOException;
import java.io.Writer;

/** A report as JSON. Fields are added over time; none is renamed or dropped within a version. */
final class JsonReport implements ReportWriter {

  private static final int VERSION = 1;

  @Override
  public void write(Report report, Writer out) throws IOException {
    ProtocolJson.mapper().writerWithDefaultPrettyPrinter().writeValue(out, json(report));
    out.write("\n");
  }

  private static ObjectNode json(Report report) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("version", VERSION)
        .put("connector", report.connector())
        .put("subject", report.subject().name())
        .put("profile", report.profile().name())
        .put("started", report.started().toString())
        .put("took_ms", report.took().toMillis())
        .put("passed", report.passed());
    Tally tally = Tally.of(report);
    ObjectNode counts = json.putObject("counts");
    for (Outcome outcome : Tally.ORDER) {
      counts.put(Tally.word(outcome), tally.count(outcome));
    }
    ArrayNode findings = json.putArray("findings");
    report.findings().forEach(finding -> findings.add(json(finding)));
    ArrayNode runs = json.putArray("runs");
    report.runs().forEach(run -> runs.add(json(run)));
    return json;
  }

  private static ObjectNode json(Finding finding) {
    Rule rule = finding.rule();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("rule", rule.id())
        .put("outcome", finding.outcome().name())
        .put("message", finding.message())
        .put("level", rule.level().name())
        .put("subject", rule.subject().name())
        .put("sentence", rule.sentence())
        .put("intent", rule.intent())
        .put("source", rule.source())
        .put("remedy", rule.remedy());
    rule.untested().ifPresent(why -> json.put("untested", why));
    ArrayNode evidence = json.putArray("evidence");
    for (Evidence line : finding.evidence()) {
      evidence
          .addObject()
          .put("where", line.where())
          .put("line", line.line())
          .put("text", line.text());
    }
    return json;
  }

  private static ObjectNode json(ObservedRun run) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("name", run.name());
    ArrayNode command = json.putArray("command");
    run.command().forEach(command::add);
    json.put("started", run.started().toString())
        .put("took_ms", run.took().toMillis())
        .put("exit_code", run.exitCode());
    ArrayNode marks = json.putArray("marks");
    for (Mark mark : run.marks()) {
      marks
          .addObject()
          .put("at_ms", mark.at().toMillis())
          .put("kind", mark.kind())
          .put("stream", mark.stream());
    }
    ArrayNode samples = json.putArray("samples");
    for (Sample sample : run.samples()) {
      samples
          .addObject()
          .put("at_ms", sample.at().toMillis())
          .put("records", sample.records())
          .put("bytes", sample.bytes())
          .put("resident_bytes", sample.residentBytes());
    }
    return json;
  }
}
