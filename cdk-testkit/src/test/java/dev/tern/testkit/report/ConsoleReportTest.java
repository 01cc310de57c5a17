package dev.tern.testkit.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tern.testkit.rule.Finding;
import dev.tern.testkit.rule.Level;
import dev.tern.testkit.rule.Outcome;
import dev.tern.testkit.rule.Report;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a terminal shows. */
class ConsoleReportTest {

  @Test
  void what_failed_comes_first_with_evidence_and_what_to_do() {
    String text = ReportWriter.console().format(SampleReports.whole());

    assertThat(text)
        .startsWith(
            """
            FAILED  READ-14  What has to be so about READ-14.
              seen  Stream 'users' ended with COMPLETE twice.
              line  read, stdout:41  {"type":"TRACE","trace":{"type":"STREAM_STATUS",\
            "stream_status":{"stream_descriptor":{"name":"users"},"status":"COMPLETE"}}}
              line  read, stdout:43  {"type":"TRACE","trace":{…}}
              why   A platform cannot tell a stream that is done from one that broke off.
              do    Look for a second call that completes the stream.
              rule  must: the protocol demands it (protocol document, section Stream status)

            WARNED  ENV-7  What has to be so about ENV-7.
            """);
  }

  @Test
  void the_last_line_sums_up() {
    assertThat(ReportWriter.console().format(SampleReports.whole()))
        .endsWith(
            "\nFAILED  source-users: 1 failed, 1 warned, 3 passed, 1 skipped, 1 untested in 12.3 s,"
                + " by the platform as it runs\n");
    assertThat(ReportWriter.console().format(SampleReports.clean()))
        .isEqualTo("PASSED  source-users: 1 passed in 12.3 s, by the platform as it runs\n");
  }

  @Test
  void a_class_path_is_left_out_of_the_last_line() {
    String folder = "/home/ada/.m2/repository/dev/tern/cdk-core/0.1.0/cdk-core-0.1.0.jar";
    String path = String.join(":", Collections.nCopies(30, folder));
    Report report = SampleReports.cleanOf("exec:/usr/bin/java -cp " + path + " com.shop.Users");

    assertThat(ReportWriter.closing().format(report))
        .isEqualTo(
            "PASSED  exec:/usr/bin/java -cp … com.shop.Users: 1 passed in 12.3 s, by the platform"
                + " as it runs\n");
    assertThat(ReportWriter.html().format(report)).doesNotContain(folder);
    assertThat(ReportWriter.junitXml().format(report)).doesNotContain(folder);
    assertThat(ReportWriter.json().format(report)).contains("-cp " + path + " com.shop.Users");
  }

  @Test
  void a_long_word_that_is_no_class_path_stays() {
    String jar = "/" + "very-long-name/".repeat(20) + "source.jar";
    Report report = SampleReports.cleanOf("exec:java -jar " + jar);

    assertThat(ReportWriter.closing().format(report)).contains("exec:java -jar " + jar + ": ");
  }

  @Test
  void a_rule_that_holds_only_as_far_as_it_was_tried_says_so_in_a_line() {
    Report whole = SampleReports.whole();
    List<Finding> findings = new ArrayList<>(whole.findings());
    String seen = "All are given; not tried is whether [orders] have more.";
    findings.add(SampleReports.finding("SRC-26", Level.SHOULD, Outcome.PASSED, seen));
    Report report =
        new Report(
            whole.connector(),
            whole.subject(),
            whole.profile(),
            whole.started(),
            whole.took(),
            findings,
            whole.runs());

    assertThat(ReportWriter.console().format(report))
        .contains("\npassed  SRC-26  " + seen + "\n\nskipped  CMD-18  ");
  }

  @Test
  void skipped_and_untested_rules_say_why_in_a_line() {
    assertThat(ReportWriter.console().format(SampleReports.whole()))
        .contains("\nskipped  CMD-18  It has no discover of destinations.\n")
        .contains("\nuntested  READ-31  Only the platform could tell.\n");
  }

  @Test
  void colours_are_there_only_when_asked_for() {
    assertThat(ReportWriter.console().format(SampleReports.whole())).doesNotContain("\u001b");
    assertThat(ReportWriter.colouredConsole().format(SampleReports.whole()))
        .startsWith("\u001b[1;31mFAILED  READ-14\u001b[0m");
  }

  @Test
  void texts_from_outside_cannot_steer_the_terminal() {
    String text = ReportWriter.console().format(SampleReports.ofText("a\u001b[2J\r\nPASSED b"));

    assertThat(text).doesNotContain("\u001b", "\r").contains("a\\u001b[2J\\r\\nPASSED b");
  }
}
