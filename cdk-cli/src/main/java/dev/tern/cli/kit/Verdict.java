package dev.tern.cli.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.testkit.report.ReportWriter;
import dev.tern.testkit.rule.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What is said at the end.
 *
 * @param reports at least one; the strictest comes last
 */
public record Verdict(List<Report> reports) {
  /** Keeps its own copy. */
  public Verdict {
    reports = List.copyOf(reports);
  }

  /** Whether nothing failed. */
  public boolean passed() {
    return reports.stream().allMatch(Report::passed);
  }

  /**
   * For people: the strictest report, which has all that is in the others, and their last lines.
   */
  public List<String> lines(boolean color) {
    ReportWriter writer = color ? ReportWriter.colouredConsole() : ReportWriter.console();
    int strictest = reports.size() - 1;
    List<String> lines = new ArrayList<>(whole(reports.get(strictest), writer));
    for (Report report : reports.subList(0, strictest)) {
      List<String> whole = whole(report, writer);
      lines.add(whole.get(whole.size() - 1));
    }
    return lines;
  }

  private static List<String> whole(Report report, ReportWriter writer) {
    return writer.format(report).lines().toList();
  }

  /** For programs. */
  public JsonNode json() {
    ObjectNode json = ProtocolJson.mapper().createObjectNode().put("passed", passed());
    ArrayNode array = json.putArray("reports");
    try {
      for (Report report : reports) {
        array.add(ProtocolJson.mapper().readTree(ReportWriter.json().format(report)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return json;
  }
}
