package dev.tern.testkit.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tern.testkit.rule.ObservedRun;
import dev.tern.testkit.rule.ObservedRun.Mark;
import dev.tern.testkit.rule.ObservedRun.Sample;
import dev.tern.testkit.rule.Report;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotBlank;
import org.junit.jupiter.api.Test;

/** The page people look at. */
class HtmlReportTest {

  private static final Pattern TAG =
      Pattern.compile("<(/?[\\w!]+)((?:\\s[\\w:-]+(?:=\"[^\"]*\")?)*)");
  private static final Pattern VALUE = Pattern.compile("=\"[^\"]*\"");

  @Test
  void every_finding_is_there_with_evidence_and_what_to_do() {
    assertThat(page(SampleReports.whole()))
        .contains(
            "<title>source-users: 1 failed, 1 warned, 3 passed, 1 skipped, 1 untested</title>")
        .contains("id=\"rule-READ-14\" open")
        .contains("id=\"rule-ENV-1\">")
        .contains("<span class=\"where\">read, stdout:41</span><code>{&quot;type&quot;")
        .contains("<p>Look for a second call that completes the stream.</p>")
        .contains("<p>Only the platform could tell.</p>");
  }

  @Test
  void it_loads_nothing_and_runs_no_foreign_script() {
    String page = page(SampleReports.whole());

    assertThat(page)
        .contains("default-src &#39;none&#39;")
        .containsPattern("script-src &#39;sha256-[\\w+/]{43}=&#39;")
        .doesNotContain(" src=", "url(", "@import", "http://", "https://", "<link", " style=");
    assertThat(page.split("<script", -1)).hasSize(2);
  }

  @Test
  void filters_work_without_script() {
    assertThat(page(SampleReports.whole()))
        .contains("<input type=\"checkbox\" id=\"show-passed\" checked>")
        .contains("body:has(#show-passed:not(:checked)) .rule.passed");
  }

  @Test
  void runs_are_drawn() {
    String page = page(SampleReports.whole());

    assertThat(page)
        .contains("<title>Timeline of read, whole: 800 × records, 8 × state, 8 × acknowledgement")
        .contains("Records per second")
        .contains("Memory of the process, at most 78 MB")
        .contains("exit code 143 after 300 ms · 1 record · 90 B");
  }

  @Test
  void where_memory_cannot_be_seen_none_is_drawn() {
    ObservedRun seen = SampleReports.whole().runs().get(0);
    List<Sample> blind =
        seen.samples().stream()
            .map(sample -> new Sample(sample.at(), sample.records(), sample.bytes(), 0))
            .toList();

    String page = page(withRuns(List.of(run(seen.marks(), blind))));

    assertThat(page).contains("Records per second").doesNotContain("Memory of the process");
  }

  @Test
  void a_page_of_many_long_runs_stays_small() {
    List<Mark> marks =
        IntStream.range(0, 5_000)
            .mapToObj(i -> new Mark(Duration.ofMillis(i), "RECORD", "s" + i % 200))
            .toList();
    List<Sample> samples =
        IntStream.range(0, 5_000)
            .mapToObj(i -> new Sample(Duration.ofMillis(i), i, i, 1_000_000L + i))
            .toList();

    String page =
        page(withRuns(IntStream.range(0, 300).mapToObj(i -> run(marks, samples)).toList()));

    assertThat(page).hasSizeLessThan(6_000_000).contains("188 more streams", "270 more runs");
  }

  @Test
  void times_that_make_no_sense_are_drawn_somewhere() {
    List<Mark> marks = List.of(new Mark(Duration.ofSeconds(-1), "STATE", ""));
    Sample zero = new Sample(Duration.ZERO, 0, 0, 0);

    String page = page(withRuns(List.of(run(marks, List.of(zero, zero)))));

    assertThat(page).contains("class=\"mark-state\"").doesNotContain("NaN", "Infinity");
  }

  @Property(tries = 100)
  void no_text_from_outside_changes_the_page_around_it(@ForAll @NotBlank String text) {
    assertThat(skeleton(text + "\u001b<b onclick=\"x\">'&amp;</script>-->"))
        .isEqualTo(skeleton("harmless"));
  }

  private static List<String> skeleton(String text) {
    List<String> tags = new ArrayList<>();
    String page = page(SampleReports.ofText(text));
    for (MatchResult tag : TAG.matcher(page).results().toList()) {
      tags.add(tag.group(1) + VALUE.matcher(tag.group(2)).replaceAll(""));
    }
    return tags;
  }

  private static Report withRuns(List<ObservedRun> runs) {
    Report clean = SampleReports.clean();
    return new Report(
        clean.connector(),
        clean.subject(),
        clean.profile(),
        clean.started(),
        clean.took(),
        clean.findings(),
        runs);
  }

  private static ObservedRun run(List<Mark> marks, List<Sample> samples) {
    return new ObservedRun(
        "read", List.of("x"), SampleReports.STARTED, Duration.ZERO, 0, marks, samples);
  }

  private static String page(Report report) {
    return ReportWriter.html().format(report);
  }
}
