package dev.tern.testkit.report;

import dev.tern.testkit.rule.Report;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A format for reports. Writers keep nothing between reports and are safe for all threads.
 *
 * <p>A report is written as it is given; {@link MaskedReport} takes secrets out of it before.
 */
public interface ReportWriter {

  /** Text for people: what failed comes first, the last line sums up. */
  static ReportWriter console() {
    return new ConsoleReport(Paint.NONE);
  }

  /** {@link #console()} in the colours of a terminal. */
  static ReportWriter colouredConsole() {
    return new ConsoleReport(Paint.ANSI);
  }

  /** The last line of {@link #console()} alone: how many rules had which outcome. */
  static ReportWriter closing() {
    return (report, out) -> out.write(ConsoleReport.closing(report, Paint.NONE) + "\n");
  }

  /** JUnit XML: a test suite with a test case for each rule, for CI servers. */
  static ReportWriter junitXml() {
    return new JUnitXmlReport();
  }

  /** JSON by the schema in the resource {@code report.schema.json} beside this class. */
  static ReportWriter json() {
    return new JsonReport();
  }

  /** SARIF 2.1.0, for code scanning. */
  static ReportWriter sarif() {
    return new SarifReport();
  }

  /** One HTML page that needs nothing else: no network, no script. */
  static ReportWriter html() {
    return new HtmlReport();
  }

  /** Writes a report. The caller closes. */
  void write(Report report, Writer out) throws IOException;

  /** Writes a report to a file in UTF-8, in place of what is there. */
  default void write(Report report, Path file) {
    try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      write(report, out);
    } catch (IOException e) {
      throw new UncheckedIOException("The report cannot be written to " + file + ".", e);
    }
  }

  /** A report as text. */
  default String format(Report report) {
    StringWriter text = new StringWriter();
    try {
      write(report, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
