package dev.tern.testkit.report;

import dev.tern.testkit.rule.Finding;
import dev.tern.testkit.rule.Finding.Evidence;
import dev.tern.testkit.rule.Outcome;
import dev.tern.testkit.rule.Report;
import dev.tern.testkit.rule.Rule;
import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A report as the XML that CI servers know from JUnit. A warning is a test case that passed, with
 * the warning as its output.
 */
final class JUnitXmlReport implements ReportWriter {

  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);

  @Override
  public void write(Report report, Writer out) throws IOException {
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeCharacters("\n");
      writeSuite(report, xml);
      xml.writeEndDocument();
      xml.flush();
      out.write("\n");
    } catch (XMLStreamException e) {
      throw new IOException("The report cannot be written as XML.", e);
    }
  }

  private static void writeSuite(Report report, XMLStreamWriter xml) throws XMLStreamException {
    Tally tally = Tally.of(report);
    xml.writeStartElement("testsuite");
    attribute(xml, "name", Wording.connector(report));
    attribute(xml, "tests", report.findings().size());
    attribute(xml, "failures", tally.count(Outcome.FAILED));
    attribute(xml, "errors", 0);
    attribute(xml, "skipped", tally.count(Outcome.SKIPPED) + tally.count(Outcome.UNTESTED));
    attribute(xml, "time", seconds(report.took()));
    attribute(xml, "timestamp", SECONDS.format(report.started().atOffset(ZoneOffset.UTC)));
    writeProperties(report, xml);
    for (Finding finding : report.findings()) {
      writeCase(report, finding, xml);
    }
    xml.writeCharacters("\n");
    xml.writeEndElement();
  }

  private static void writeProperties(Report report, XMLStreamWriter xml)
      throws XMLStreamException {
    xml.writeCharacters("\n  ");
    xml.writeStartElement("properties");
    property(xml, "subject", report.subject().name());
    property(xml, "profile", report.profile().name());
    xml.writeCharacters("\n  ");
    xml.writeEndElement();
  }

  /** A run that several rules need is in the time of the first. */
  private static void writeCase(Report report, Finding finding, XMLStreamWriter xml)
      throws XMLStreamException {
    Rule rule = finding.rule();
    xml.writeCharacters("\n  ");
    xml.writeStartElement("testcase");
    attribute(xml, "classname", Wording.connector(report) + "." + family(rule));
    attribute(xml, "name", rule.id() + " " + rule.sentence());
    attribute(xml, "time", seconds(finding.took()));
    switch (finding.outcome()) {
      case PASSED -> {}
      case FAILED -> writeFailure(finding, xml);
      case WARNED -> writeWarning(finding, xml);
      case SKIPPED, UNTESTED -> {
        xml.writeEmptyElement("skipped");
        attribute(xml, "message", finding.message());
      }
    }
    xml.writeEndElement();
  }

  private static void writeFailure(Finding finding, XMLStreamWriter xml) throws XMLStreamException {
    xml.writeStartElement("failure");
    attribute(xml, "message", finding.message());
    attribute(xml, "type", finding.rule().id());
    xml.writeCharacters(whole(finding));
    xml.writeEndElement();
  }

  private static void writeWarning(Finding finding, XMLStreamWriter xml) throws XMLStreamException {
    xml.writeStartElement("system-out");
    xml.writeCharacters("Warning: " + whole(finding));
    xml.writeEndElement();
  }

  /** What a person has to know; the line breaks between its parts are the only ones. */
  private static String whole(Finding finding) {
    Rule rule = finding.rule();
    String evidence =
        finding.evidence().stream().map(JUnitXmlReport::line).collect(Collectors.joining());
    return VisibleText.of(finding.message())
        + evidence
        + "\nWhy: "
        + VisibleText.of(rule.intent())
        + "\nDo: "
        + VisibleText.of(rule.remedy())
        + "\nRule: "
        + VisibleText.of(Wording.of(rule.level()) + " (" + rule.source() + ")");
  }

  private static String line(Evidence evidence) {
    return "\n" + VisibleText.of(Wording.place(evidence) + "  " + evidence.text());
  }

  /** {@code READ} of {@code READ-14}. */
  private static String family(Rule rule) {
    return rule.id().replaceFirst("-\\d+$", "");
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%d.%03d", time.toSeconds(), time.toMillisPart());
  }

  private static void property(XMLStreamWriter xml, String name, String value)
      throws XMLStreamException {
    xml.writeCharacters("\n    ");
    xml.writeEmptyElement("property");
    attribute(xml, "name", name);
    attribute(xml, "value", value);
  }

  private static void attribute(XMLStreamWriter xml, String name, Object value)
      throws XMLStreamException {
    xml.writeAttribute(name, VisibleText.of(value.toString()));
  }
}
