package dev.tern.testkit.mutant;

import static dev.tern.testkit.mutant.Expected.brokenRules;
import static dev.tern.testkit.mutant.Expected.finding;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.testkit.rule.Finding;
import dev.tern.testkit.rule.Finding.Evidence;
import dev.tern.testkit.rule.Outcome;
import dev.tern.testkit.rule.Report;
import dev.tern.testkit.source.SourceSuite;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A source whose failures all end with exit code 0 is told so once, and not by every rule. */
class ExitCodeTest {

  @Test
  void it_is_told_by_one_rule_which_shows_a_run_and_says_what_to_write() throws Exception {
    Report report =
        SourceExam.reports(ModelSubject.instant(NeverFails::new), SourceSuite.suite()).get(0);

    assertThat(brokenRules(report)).containsExactly("ENV-10");
    Finding told = finding(report, "ENV-10");
    assertThat(told.message())
        .contains("'read --config … --catalog …' failed, and ended with exit code 0, '")
        .contains("holds a JSON array. It must hold a JSON object")
        .contains("So did each of 3 runs that have to fail")
        .contains("Not tried because of it: ENV-13, ");
    assertThat(told.evidence())
        .extracting(Evidence::where)
        .anyMatch(where -> where.endsWith("(a list as configuration), stdout"));
    assertThat(told.rule().remedy())
        .contains("System.exit(SourceRunner.run(", "DestinationRunner", "sys.exit(");
    for (String rule : List.of("ENV-13", "ANY-4", "ANY-5", "ANY-12", "SRC-25")) {
      assertThat(finding(report, rule).outcome()).isEqualTo(Outcome.SKIPPED);
      assertThat(finding(report, rule).message()).isEqualTo("Not tried, as ENV-10 tells.");
    }
  }

  @Test
  void a_configuration_that_is_refused_with_exit_code_0_is_told_once_by_what_is_wrong_with_it()
      throws Exception {
    Report report =
        SourceExam.reports(ModelSubject.instant(RefusesMildly::new), SourceSuite.suite()).get(0);

    assertThat(brokenRules(report)).containsExactly("ENV-10");
    assertThat(finding(report, "ENV-10").message())
        .contains("'read --config … --catalog …' failed, and ended with exit code 0, '")
        .contains("holds a JSON array. It must hold a JSON object")
        .contains("Not tried because of it: CMD-6, ANY-4, ANY-5.")
        .doesNotContain("So did each");
    for (String rule : List.of("ANY-4", "ANY-5")) {
      assertThat(finding(report, rule).message()).isEqualTo("Not tried, as ENV-10 tells.");
    }
    for (String rule : List.of("ENV-13", "READ-8", "SRC-15", "SRC-19")) {
      assertThat(finding(report, rule).outcome()).as(rule).isEqualTo(Outcome.PASSED);
    }
  }

  @Test
  void it_fails_by_the_document_too_whose_rules_are_not_tried_because_of_it() throws Exception {
    for (Report report :
        SourceExam.reports(ModelSubject.instant(NeverFails::new), SourceSuite.suite())) {
      assertThat(finding(report, "ENV-10").outcome())
          .as(report.profile().name())
          .isEqualTo(Outcome.FAILED);
      assertThat(report.passed()).isFalse();
    }
  }

  @Test
  void rules_about_other_things_are_tried_as_ever() throws Exception {
    Report report =
        SourceExam.reports(
                ModelSubject.instant(NeverFails::new), SourceSuite.suite().only(Set.of("READ-14")))
            .get(0);

    assertThat(finding(report, "READ-14").outcome()).isEqualTo(Outcome.PASSED);
  }

  /** As one that returns where it has told that its configuration does not fit. */
  private static final class RefusesMildly extends ModelSource {
    RefusesMildly(ModelStore store) {
      super(store);
    }

    @Override
    int exitCode(int code, String[] arguments) {
      return misfit(arguments) ? 0 : code;
    }

    private static boolean misfit(String[] arguments) {
      if (!reads(arguments) || arguments.length < 3 || !Files.exists(Path.of(arguments[2]))) {
        return false;
      }
      String text = CommandMutants.text(arguments[2]).strip();
      if (!text.endsWith("}") && !text.endsWith("]")) {
        return false; // no JSON
      }
      JsonNode config = ModelStream.tree(text);
      return !config.path("rows").isInt() || !config.path("password").isTextual();
    }
  }

  /** As one whose main method does not end the process with what the run returns. */
  private static final class NeverFails extends ModelSource {
    NeverFails(ModelStore store) {
      super(store);
    }

    @Override
    int exitCode(int code, String[] arguments) {
      return 0;
    }
  }
}
