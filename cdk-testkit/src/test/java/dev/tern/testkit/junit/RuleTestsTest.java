package dev.tern.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tern.testkit.report.ReportWriter;
import dev.tern.testkit.rule.Finding;
import dev.tern.testkit.rule.Finding.Evidence;
import dev.tern.testkit.rule.Level;
import dev.tern.testkit.rule.Outcome;
import dev.tern.testkit.rule.Profile;
import dev.tern.testkit.rule.Report;
import dev.tern.testkit.rule.Rule;
import dev.tern.testkit.rule.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a build shows of findings that are tests. */
class RuleTestsTest {

  private static final Logger LOGGER = Logger.getLogger("dev.tern.testkit");

  private final List<String> logged = new ArrayList<>();
  private final List<String> published = new ArrayList<>();
  private final TestReporter reporter =
      new TestReporter() {
        @Override
        public void publishEntry(Map<String, String> entry) {
          published.addAll(entry.values());
        }
      };
  private final Handler kept =
      new Handler() {
        @Override
        public void publish(LogRecord record) {
          logged.add(record.getLevel() + " " + record.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    LOGGER.addHandler(kept);
  }

  @AfterEach
  void listenNoMore() {
    LOGGER.removeHandler(kept);
  }

  private static Report report(Outcome outcome) {
    Rule rule =
        new Rule(
            "READ-99",
            Level.SHOULD,
            Subject.SOURCE,
            "It is so.",
            "Why.",
            "protocol",
            "Do.",
            Optional.empty());
    Evidence line = new Evidence("run 3 (read)", 41, "{…}");
    return new Report(
        "source-users",
        Subject.SOURCE,
        Profile.PLATFORM,
        Instant.EPOCH,
        Duration.ofMillis(1500),
        List.of(new Finding(rule, outcome, "It is not so.", List.of(line))),
        List.of());
  }

  private void run(Report report) throws Throwable {
    try (Stream<DynamicTest> tests = RuleTests.of(List.of(report), reporter)) {
      for (DynamicTest test : tests.toList()) {
        test.getExecutable().execute();
      }
    }
  }

  @Test
  void a_warning_passes_and_is_logged_in_one_line_with_its_place() throws Throwable {
    run(report(Outcome.WARNED));

    assertThat(published).singleElement().asString().startsWith("It is not so.");
    assertThat(logged)
        .containsExactly(
            "WARNING READ-99 It is not so. (run 3 (read):41)",
            "WARNING FAILED  source-users: 1 warned, and no rule was seen to hold in 1.5 s,"
                + " by the platform as it runs");
  }

  @ParameterizedTest
  @ValueSource(classes = {SourceConformance.class, DestinationConformance.class})
  void a_test_is_named_by_its_rule_behind_a_word_that_reports_put_before_it(Class<?> kind)
      throws Exception {
    try (Stream<DynamicTest> tests = RuleTests.of(List.of(report(Outcome.PASSED)), reporter)) {
      assertThat(tests)
          .extracting(DynamicTest::getDisplayName)
          .containsExactly("READ-99 It is so.");
    }
    assertThat(
            kind.getDeclaredMethod("conformance", TestReporter.class)
                .getAnnotation(DisplayName.class)
                .value())
        .isEqualTo("Rule");
  }

  @Test
  void without_a_warning_only_the_sum_is_logged() throws Throwable {
    Report passed = report(Outcome.PASSED);

    run(passed);

    assertThat(logged).containsExactly("INFO " + ReportWriter.closing().format(passed).strip());
    assertThat(published).isEmpty();
  }

  @Test
  void a_failure_is_a_failed_test_and_no_warning() {
    assertThatThrownBy(() -> run(report(Outcome.FAILED)))
        .hasMessageContaining("READ-99 It is not so.");
    assertThat(logged).hasSize(1);
  }
}
