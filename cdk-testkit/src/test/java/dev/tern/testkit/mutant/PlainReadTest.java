package dev.tern.testkit.mutant;

import static dev.tern.testkit.mutant.Expected.finding;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.protocol.AirbyteStream;
import dev.tern.testkit.ConnectorCommand;
import dev.tern.testkit.RunResult;
import dev.tern.testkit.rule.Finding;
import dev.tern.testkit.rule.Outcome;
import dev.tern.testkit.rule.Report;
import dev.tern.testkit.source.SourceSuite;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A source that cannot be read at all is told so once, and not by every rule that reads. */
class PlainReadTest {

  private static final String OTHERS =
      "Not tried because of it: ANY-12, CMD-6, ANY-4 and 39 others.";

  @Test
  void a_read_that_fails_is_told_by_one_rule_which_counts_those_that_were_not_tried()
      throws Exception {
    Report report = report(ModelSubject.instant(store -> new Failing(store)));

    Finding told = finding(report, "ENV-9");
    assertThat(failed(report)).containsExactly("ENV-9");
    assertThat(told.message())
        .contains("The plain read of all streams, full_refresh, does not work: exit code 7")
        .endsWith(OTHERS);
    assertThat(finding(report, "READ-14").outcome()).isEqualTo(Outcome.SKIPPED);
    assertThat(finding(report, "READ-14").message()).isEqualTo("Not tried, as ENV-9 tells.");
    assertThat(finding(report, "ANY-9").outcome()).isEqualTo(Outcome.PASSED);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void a_read_that_breaks_down_is_shown_with_what_it_said_whatever_its_exit_code(int code)
      throws Exception {
    Report report = report(ModelSubject.instant(store -> new Breaking(store, code)));

    Finding told = finding(report, "ENV-9");
    assertThat(told.message()).contains("does not work: exit code " + code + ", '");
    assertThat(told.evidence().get(0).text()).contains("ClassCastException", "class Row");
    assertThat(told.rule().remedy()).startsWith("Look at what the run said last");
  }

  @Test
  void a_read_that_prints_nothing_is_told_by_one_rule() throws Exception {
    Report report = report(ModelSubject.instant(store -> new Silent(store)));

    assertThat(failed(report)).containsExactly("ENV-9");
    assertThat(finding(report, "ENV-9").message())
        .contains("prints neither a record nor a state")
        .endsWith(OTHERS);
  }

  @Test
  void a_read_that_hangs_is_waited_for_once() throws Exception {
    ModelSubject subject = ModelSubject.live(store -> new Hanging(store));

    Report report = report(subject.patient(Duration.ofSeconds(5)));

    assertThat(failed(report)).containsExactly("ENV-9");
    assertThat(finding(report, "ENV-9").message())
        .contains("full_refresh, does not work: no end within 5 s.")
        .endsWith(OTHERS);
    assertThat(report.runs()).filteredOn(run -> run.name().contains("(read")).hasSize(1);
  }

  @Test
  void a_gigabyte_of_records_ends_the_read_and_not_the_kit() {
    RunResult kit = ConnectorCommand.ofClass(FloodedKit.class, "-Xmx128m").run(10_000_000);

    assertThat(kit.exitCode()).as(kit.stderr()).isZero();
    assertThat(kit.lines())
        .singleElement()
        .asString()
        .startsWith("ENV-9 The plain read of all streams, full_refresh, does not work:")
        .contains("it printed more than the 1 MB that are kept of a run")
        .contains("give it a smaller configuration");
  }

  @Test
  void a_thousand_states_near_the_limit_are_cut_and_judged_in_little_memory() {
    RunResult kit =
        ConnectorCommand.ofClass(FloodedKit.class, "-Xmx64m")
            .run(1_500, "READ-13", "READ-14", "SRC-22");

    assertThat(kit.exitCode()).as(kit.stderr()).isZero();
    assertThat(kit.lines()).isEmpty();
  }

  @Test
  void what_a_discover_lacks_is_told_by_the_rule_about_discover() throws Exception {
    Report report = report(ModelSubject.instant(store -> new Empty(store)));

    assertThat(failed(report)).containsExactly("SRC-1");
    assertThat(finding(report, "SRC-1").message())
        .contains("discover offers no stream")
        .endsWith(OTHERS);
  }

  @Test
  void rules_that_do_not_read_are_tried_without_it() throws Exception {
    Report report =
        SourceExam.reports(
                ModelSubject.instant(store -> new Failing(store)),
                SourceSuite.suite().only(Set.of("ANY-9")))
            .get(0);

    assertThat(failed(report)).isEmpty();
    assertThat(report.runs()).noneMatch(run -> run.name().contains("read"));
  }

  private static Report report(ModelSubject subject) throws InterruptedException {
    return SourceExam.reports(subject, SourceSuite.suite()).get(0);
  }

  private static List<String> failed(Report report) {
    return report.findings().stream()
        .filter(it -> it.outcome() == Outcome.FAILED)
        .map(it -> it.rule().id())
        .toList();
  }

  private static final class Failing extends ModelSource {
    Failing(ModelStore store) {
      super(store);
    }

    @Override
    List<String> edit(String line, String[] arguments) {
      boolean error = line.contains("\"type\":\"ERROR\"");
      return reads(arguments) && !error ? List.of() : List.of(line);
    }

    @Override
    int exitCode(int code, String[] arguments) {
      return reads(arguments) ? 7 : code;
    }
  }

  /** Fails as soon as it reads. */
  private static final class Breaking extends ModelSource {
    private final int code;

    Breaking(ModelStore store, int code) {
      super(store);
      this.code = code;
    }

    @Override
    boolean emits(ModelStream stream, long place, ModelRequest request) {
      throw new ClassCastException("class Row cannot be cast to class Comparable");
    }

    @Override
    int exitCode(int usual, String[] arguments) {
      return reads(arguments) ? code : usual;
    }
  }

  private static final class Silent extends ModelSource {
    Silent(ModelStore store) {
      super(store);
    }

    @Override
    List<String> edit(String line, String[] arguments) {
      return reads(arguments) ? List.of() : List.of(line);
    }

    @Override
    int exitCode(int code, String[] arguments) {
      return reads(arguments) ? 0 : code;
    }
  }

  private static final class Hanging extends ModelSource {
    Hanging(ModelStore store) {
      super(store);
    }

    @Override
    void ended(ModelRequest request) {
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static final class Empty extends ModelSource {
    Empty(ModelStore store) {
      super(store);
    }

    @Override
    List<AirbyteStream> streams(JsonNode config) {
      return List.of();
    }
  }
}
