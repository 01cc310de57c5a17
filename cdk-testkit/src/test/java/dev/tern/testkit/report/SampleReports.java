package dev.tern.testkit.report;

import dev.tern.testkit.rule.Finding;
import dev.tern.testkit.rule.Finding.Evidence;
import dev.tern.testkit.rule.Level;
import dev.tern.testkit.rule.ObservedRun;
import dev.tern.testkit.rule.ObservedRun.Mark;
import dev.tern.testkit.rule.ObservedRun.Sample;
import dev.tern.testkit.rule.Outcome;
import dev.tern.testkit.rule.Profile;
import dev.tern.testkit.rule.Report;
import dev.tern.testkit.rule.Rule;
import dev.tern.testkit.rule.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reports to write in tests. */
final class SampleReports {

  static final Instant STARTED = Instant.parse("2026-11-29T21:40:06.500Z");

  private SampleReports() {}

  /** One of every outcome, with evidence and runs. */
  static Report whole() {
    return new Report(
        "source-users",
        Subject.SOURCE,
        Profile.PLATFORM,
        STARTED,
        Duration.ofMillis(12_345),
        List.of(
            passed("ENV-1", "Every message is one JSON object on one line."),
            passed("ENV-3", "The payload stands in the field that the type names, nowhere else."),
            finding(
                "ENV-7",
                Level.SHOULD,
                Outcome.WARNED,
                "3 lines on stdout are no messages.",
                new Evidence("read, stdout", 1, "Starting up…"),
                new Evidence("read, stdout", 2, "")),
            passed("CMD-1", "spec needs no input and prints exactly one SPEC."),
            skipped("CMD-18", "It has no discover of destinations."),
            finding(
                "READ-14",
                Level.PROTOCOL_MUST,
                Outcome.FAILED,
                "Stream 'users' ended with COMPLETE twice.",
                new Evidence(
                    "read, stdout",
                    41,
                    "{\"type\":\"TRACE\",\"trace\":{\"type\":\"STREAM_STATUS\",\"stream_status\":"
                        + "{\"stream_descriptor\":{\"name\":\"users\"},\"status\":\"COMPLETE\"}}}"),
                new Evidence("read, stdout", 43, "{\"type\":\"TRACE\",\"trace\":{…}}")),
            untested("READ-31", "Only the platform could tell.")),
        List.of(read(), cut()));
  }

  /** The same where nothing is wrong. */
  static Report clean() {
    return cleanOf(whole().connector());
  }

  /** The same of another connector. */
  static Report cleanOf(String connector) {
    Report whole = whole();
    return new Report(
        connector,
        whole.subject(),
        whole.profile(),
        whole.started(),
        whole.took(),
        List.of(passed("ENV-1", "Every message is one JSON object on one line.")),
        List.of());
  }

  /** Every text of a report is the same text. */
  static Report ofText(String text) {
    Rule rule =
        new Rule(text, Level.SHOULD, Subject.SOURCE, text, text, text, text, Optional.of(text));
    List<Finding> findings = new ArrayList<>();
    for (Outcome outcome : Outcome.values()) {
      findings.add(new Finding(rule, outcome, text, List.of(new Evidence(text, 1, text))));
    }
    Mark mark = new Mark(Duration.ZERO, text, text);
    ObservedRun run =
        new ObservedRun(
            text, List.of(text), STARTED, Duration.ofSeconds(1), 0, List.of(mark), List.of());
    return new Report(
        text,
        Subject.SOURCE,
        Profile.PROTOCOL,
        STARTED,
        Duration.ofSeconds(1),
        findings,
        List.of(run));
  }

  static Rule rule(String id, Level level, String sentence) {
    return new Rule(
        id,
        level,
        Subject.SOURCE,
        sentence,
        "A platform cannot tell a stream that is done from one that broke off.",
        "protocol document, section Stream status",
        "Look for a second call that completes the stream.",
        Optional.empty());
  }

  static Finding finding(
      String id, Level level, Outcome outcome, String message, Evidence... evidence) {
    Rule rule = rule(id, level, "What has to be so about " + id + ".");
    return new Finding(rule, outcome, message, List.of(evidence));
  }

  static Finding passed(String id, String sentence) {
    return new Finding(rule(id, Level.PROTOCOL_MUST, sentence), Outcome.PASSED, "Seen.", List.of());
  }

  private static Finding skipped(String id, String why) {
    return finding(id, Level.PLATFORM_MUST, Outcome.SKIPPED, why);
  }

  private static Finding untested(String id, String why) {
    Rule rule =
        new Rule(id, Level.SHOULD, Subject.SOURCE, "Be kind.", "", "style", "", Optional.of(why));
    return new Finding(rule, Outcome.UNTESTED, why, List.of());
  }

  private static ObservedRun read() {
    List<Mark> marks = new ArrayList<>();
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < 800; i++) {
      Duration at = Duration.ofMillis(400 + i * 9L);
      String stream = i % 3 == 0 ? "orders" : "users";
      marks.add(new Mark(at, "RECORD", stream));
      if (i % 90 == 89) {
        marks.add(new Mark(at.plusMillis(4), "STATE", stream));
        marks.add(new Mark(at.plusMillis(300), "ACK", stream));
      }
      if (i % 20 == 0) {
        long memory = 48_000_000L + (long) (30_000_000 * Math.abs(Math.sin(i / 60.0)));
        long records = (long) (i * 125.0 + 4_000 * Math.sin(i / 70.0));
        samples.add(new Sample(at, Math.max(0, records), records * 180L, memory));
      }
    }
    marks.add(new Mark(Duration.ofMillis(390), "TRACE", "users"));
    marks.add(new Mark(Duration.ofMillis(7_700), "TRACE", "users"));
    marks.add(new Mark(Duration.ofMillis(7_690), "TRACE", "orders"));
    marks.add(new Mark(Duration.ofMillis(120), "LOG", ""));
    return new ObservedRun(
        "read, whole",
        List.of("java", "-jar", "source-users.jar", "read", "--config", "config.json"),
        STARTED,
        Duration.ofMillis(7_900),
        0,
        marks,
        samples);
  }

  private static ObservedRun cut() {
    List<Mark> marks =
        List.of(
            new Mark(Duration.ofMillis(200), "RECORD", "users"),
            new Mark(Duration.ofMillis(260), "STATE", "users"));
    return new ObservedRun(
        "read, cut at state 1",
        List.of("java", "-jar", "source-users.jar", "read"),
        STARTED,
        Duration.ofMillis(300),
        143,
        marks,
        List.of(new Sample(Duration.ofMillis(300), 1, 90, 0)));
  }
}
