package dev.tern.testkit.mutant;

import static dev.tern.testkit.mutant.Expected.brokenRules;
import static dev.tern.testkit.mutant.Expected.finding;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.cli.StandardStreams;
import dev.tern.cdk.cli.StopSignal;
import dev.tern.cdk.error.SystemException;
import dev.tern.testkit.rule.Finding;
import dev.tern.testkit.rule.Finding.Evidence;
import dev.tern.testkit.rule.Outcome;
import dev.tern.testkit.rule.Report;
import dev.tern.testkit.source.SourceSuite;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** A fault that several rules could tell is told by the one that says what to repair. */
class ToldOnceTest {

  @Test
  void a_secret_that_comes_out_is_told_once_and_the_planted_one_points_there() throws Exception {
    Report report = report(Tells::new);

    assertThat(brokenRules(report)).containsExactly("ENV-19");
    assertThat(finding(report, "ENV-19").message()).startsWith("A LOG shows the value of");
    assertThat(finding(report, "ANY-7").outcome()).isEqualTo(Outcome.SKIPPED);
    assertThat(finding(report, "ANY-7").message()).startsWith("See ENV-19: A LOG shows the");
  }

  @Test
  void a_state_that_its_own_source_cannot_read_is_told_by_the_rule_about_going_on()
      throws Exception {
    Report report = report(CannotGoOn::new);

    assertThat(brokenRules(report)).containsExactly("READ-15");
    assertThat(finding(report, "READ-15").message())
        .startsWith("A read from the state that it saved last does not work: exit code 1, 'It can")
        .contains("Not tried because of it: ");
    assertThat(finding(report, "READ-15").evidence())
        .extracting(Evidence::where)
        .anyMatch(where -> where.endsWith("--state"));
    for (String rule : List.of("ENV-5", "SRC-10", "SRC-11", "SRC-14", "SRC-15", "READ-14")) {
      assertThat(finding(report, rule).message()).isEqualTo("Not tried, as READ-15 tells.");
    }
  }

  @Test
  void a_source_that_catches_none_of_its_failures_is_told_so_with_what_it_died_of()
      throws Exception {
    Report report = report(Unguarded::new);

    assertThat(brokenRules(report)).containsExactly("ENV-10");
    Finding told = finding(report, "ENV-10");
    assertThat(told.message())
        .contains("' failed without an ERROR trace, and ended with exit code 1, 'TypeError: ")
        .contains("So did each of 3 runs that have to fail", "Not tried because of it: ");
    assertThat(told.evidence())
        .extracting(Evidence::text)
        .contains("Traceback (most recent call last):", "TypeError: none of that");
    for (String rule : List.of("ENV-13", "ANY-4", "ANY-5", "ANY-12", "SRC-15")) {
      assertThat(finding(report, rule).message()).isEqualTo("Not tried, as ENV-10 tells.");
    }
  }

  @Test
  void an_empty_error_is_told_as_that_by_every_rule_that_meets_it() throws Exception {
    Report report = report(SaysNothing::new);

    assertThat(brokenRules(report))
        .contains("ENV-11", "CMD-6", "READ-8", "SRC-15", "ANY-4", "ANY-5");
    assertThat(report.findings())
        .extracting(Finding::message)
        .noneMatch(message -> message.contains("could not be made") || message.contains("a null"));
    for (String rule : List.of("CMD-6", "READ-8", "SRC-15")) {
      assertThat(finding(report, rule).message())
          .contains("exit code 1, an ERROR trace without a message, no failure_type.");
    }
    assertThat(finding(report, "ANY-4").message()).endsWith("its ERROR trace has no failure_type.");
  }

  private static Report report(Function<ModelStore, ModelSource> source)
      throws InterruptedException {
    return SourceExam.reports(ModelSubject.instant(source), SourceSuite.suite()).get(0);
  }

  /** Logs its password. */
  private static final class Tells extends ModelSource {
    Tells(ModelStore store) {
      super(store);
    }

    @Override
    List<String> edit(String line, String[] arguments) {
      if (arguments.length < 3 || !line.contains("\"RECORD\"")) {
        return List.of(line);
      }
      String password =
          ModelStream.tree(CommandMutants.text(arguments[2])).path("password").toString();
      String text = password.substring(1, password.length() - 1);
      return List.of(
          line, "{\"type\":\"LOG\",\"log\":{\"level\":\"INFO\",\"message\":\"as " + text + "\"}}");
    }
  }

  /** Writes states that it does not understand. */
  private static final class CannotGoOn extends ModelSource {
    CannotGoOn(ModelStore store) {
      super(store);
    }

    @Override
    long start(ModelStream stream, Optional<JsonNode> state) {
      if (state.isPresent() && !state.get().isEmpty()) {
        throw new SystemException("It cannot read its state.");
      }
      return 0;
    }
  }

  /** Dies of each failure, as a script does. */
  private static final class Unguarded extends ModelSource {
    Unguarded(ModelStore store) {
      super(store);
    }

    @Override
    public int run(String[] arguments, StandardStreams streams, StopSignal stop) {
      int code = super.run(arguments, streams, stop);
      if (code != 0) {
        streams.err().println("Traceback (most recent call last):");
        streams.err().println("TypeError: none of that");
      }
      return code == 0 ? 0 : 1;
    }

    @Override
    List<String> edit(String line, String[] arguments) {
      return line.contains("\"type\":\"ERROR\"") ? List.of() : List.of(line);
    }
  }

  /** Fails without a word. */
  private static final class SaysNothing extends ModelSource {
    SaysNothing(ModelStore store) {
      super(store);
    }

    @Override
    public int run(String[] arguments, StandardStreams streams, StopSignal stop) {
      return Math.min(1, super.run(arguments, streams, stop));
    }

    @Override
    List<String> edit(String line, String[] arguments) {
      String empty =
          "{\"type\":\"TRACE\",\"trace\":{\"type\":\"ERROR\",\"emitted_at\":1,\"error\":{}}}";
      return List.of(line.contains("\"type\":\"ERROR\"") ? empty : line);
    }
  }
}
