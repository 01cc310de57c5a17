package dev.tern.testkit.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tern.testkit.rule.Finding;
import dev.tern.testkit.rule.Finding.Evidence;
import dev.tern.testkit.rule.Profile;
import dev.tern.testkit.rule.Report;
import dev.tern.testkit.rule.Rule;
import dev.tern.testkit.rule.Rules;
import dev.tern.testkit.rule.Subject;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The files of runs, whose folder has another name each time. */
class WorkplaceTest {

  /** A check that shows the file of a run. */
  private record Shown(String rule) implements Check<WatchedConnector> {
    @Override
    public Observation examine(WatchedConnector connector) throws InterruptedException {
      Observed run = connector.run(Trial.of("check", JsonNodeFactory.instance.objectNode()));
      String text = run.lines().get(0).text();
      return Observation.broken("It says " + text + ".", Evidence.of(run.trial().name(), 1, text));
    }
  }

  private static Report report() {
    ProgramConnector connector =
        ProgramConnector.of(
            () ->
                (arguments, streams, stop) -> {
                  new PrintStream(streams.out(), true).println("No '" + arguments[2] + "'");
                  return 0;
                });
    Rule rule = Rules.require("ANY-3");
    Suite<WatchedConnector> suite =
        new Suite<>(Subject.SOURCE, List.of(rule), List.of(new Shown("ANY-3")));
    try (WatchedConnector watched =
        new WatchedConnector(connector, TranscriptJudge.none(), Duration.ofSeconds(20))) {
      return suite.examine(watched, watched).report(Profile.PLATFORM, text -> text);
    }
  }

  @Test
  void reports_name_them_without_that_folder() {
    Report report = report();

    Finding finding = report.findings().get(0);
    assertThat(finding.message()).isEqualTo("It says No '<files>/config.json'.");
    assertThat(finding.evidence().get(0).text()).isEqualTo("No '<files>/config.json'");
    assertThat(report.runs().get(0).command())
        .containsExactly("check", "--config", "<files>/config.json");
  }

  @Test
  void files_that_were_handed_over_are_named_as_the_first_ones_are() {
    String folder = Path.of(System.getProperty("java.io.tmpdir"), "conformance4711").toString();
    assertThat(Workplace.told("cat " + folder + "/config-3.json-12.json: gone"))
        .isEqualTo("cat <files>/config.json: gone");
    assertThat(Workplace.told("(" + folder + "/a ü)")).isEqualTo("(<files>/a ü)");
    assertThat(Workplace.told("/home/me/conformance/state-1.json"))
        .isEqualTo("/home/me/conformance/state-1.json");
  }
}
