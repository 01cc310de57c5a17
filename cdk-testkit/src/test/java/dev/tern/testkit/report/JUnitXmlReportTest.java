package dev.tern.testkit.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tern.testkit.rule.Finding;
import dev.tern.testkit.rule.Report;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.maven.plugin.surefire.log.api.NullConsoleLogger;
import org.apache.maven.plugins.surefire.report.ReportTestCase;
import org.apache.maven.plugins.surefire.report.ReportTestSuite;
import org.apache.maven.plugins.surefire.report.TestSuiteXmlParser;
import org.junit.jupiter.api.Test;

/** JUnit XML, as a reader of JUnit XML reads it. */
class JUnitXmlReportTest {

  @Test
  void a_reader_counts_what_the_report_counts() throws Exception {
    List<ReportTestSuite> families = parsed(ReportWriter.junitXml().format(SampleReports.whole()));

    assertThat(families)
        .extracting(ReportTestSuite::toString)
        .containsExactly(
            "source-users.ENV [3/0/0/0]",
            "source-users.CMD [2/0/0/1]",
            "source-users.READ [2/1/0/1]");
  }

  @Test
  void the_suite_sums_up() {
    assertThat(ReportWriter.junitXml().format(SampleReports.whole()))
        .contains(
            "<testsuite name=\"source-users\" tests=\"7\" failures=\"1\" errors=\"0\" skipped=\"2\""
                + " time=\"12.345\" timestamp=\"2026-11-29T21:40:06\">");
  }

  @Test
  void a_rule_says_how_long_it_was_tried() {
    Report report = SampleReports.whole();
    Finding slow = report.findings().get(0).tried(Duration.ofMillis(1234));
    Report timed =
        new Report(
            report.connector(),
            report.subject(),
            report.profile(),
            report.started(),
            report.took(),
            List.of(slow, report.findings().get(1)),
            report.runs());

    assertThat(ReportWriter.junitXml().format(timed))
        .contains(" time=\"1.234\"", " time=\"0.000\"");
  }

  @Test
  void a_failure_carries_message_evidence_and_what_to_do() throws Exception {
    ReportTestCase failed =
        parsed(ReportWriter.junitXml().format(SampleReports.whole())).stream()
            .flatMap(suite -> suite.getTestCases().stream())
            .filter(ReportTestCase::hasFailure)
            .findFirst()
            .orElseThrow();

    assertThat(failed.getName()).isEqualTo("READ-14 What has to be so about READ-14.");
    assertThat(failed.getFullClassName()).isEqualTo("source-users.READ");
    assertThat(failed.getFailureMessage()).isEqualTo("Stream 'users' ended with COMPLETE twice.");
    assertThat(failed.getFailureType()).isEqualTo("READ-14");
    assertThat(failed.getFailureDetail())
        .contains("\nread, stdout:41  {\"type\":\"TRACE\"")
        .contains("\nDo: Look for a second call that completes the stream.");
  }

  @Test
  void a_warning_passes_and_is_told() {
    assertThat(ReportWriter.junitXml().format(SampleReports.whole()))
        .contains("<system-out>Warning: 3 lines on stdout are no messages.\n");
  }

  @Property(tries = 100)
  void any_text_gives_xml_that_can_be_read(@ForAll String text) throws Exception {
    List<ReportTestCase> cases =
        parsed(ReportWriter.junitXml().format(SampleReports.ofText("R" + text)))
            .get(0)
            .getTestCases();

    assertThat(cases).hasSize(5);
    assertThat(cases.get(1).hasFailure()).isTrue();
  }

  @Test
  void numbers_are_written_the_same_in_every_locale() {
    Locale before = Locale.getDefault();
    try {
      String here = ReportWriter.junitXml().format(SampleReports.whole());
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));

      assertThat(ReportWriter.junitXml().format(SampleReports.whole())).isEqualTo(here);
      assertThat(ReportWriter.html().format(SampleReports.whole())).doesNotContain("٠", "١");
    } finally {
      Locale.setDefault(before);
    }
  }

  private static List<ReportTestSuite> parsed(String xml) throws Exception {
    byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
    return new TestSuiteXmlParser(new NullConsoleLogger())
        .parse(new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8));
  }
}
