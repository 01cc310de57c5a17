package dev.tern.testkit.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tern.cdk.cli.ConnectorProgram;
import dev.tern.testkit.ConnectorCommand;
import dev.tern.testkit.rule.Finding;
import dev.tern.testkit.rule.Finding.Evidence;
import dev.tern.testkit.rule.Level;
import dev.tern.testkit.rule.Outcome;
import dev.tern.testkit.rule.Profile;
import dev.tern.testkit.rule.Report;
import dev.tern.testkit.rule.Rule;
import dev.tern.testkit.rule.Subject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

class SuiteTest {

  private static final String LOG =
      "{\"type\":\"LOG\",\"log\":{\"level\":\"INFO\",\"message\":\"hunter2\"}}\n";

  /** Prints a text as long as somebody reads it. */
  private static ConnectorProgram printing(String text, int times) {
    return (arguments, streams, stop) -> {
      try {
        for (int i = 0; i < times && !stop.requested(); i++) {
          streams.out().write(text.getBytes(StandardCharsets.UTF_8));
        }
        return stop.requested() ? 143 : 0;
      } catch (IOException e) {
        return 1;
      }
    };
  }

  private static WatchedConnector watched(ConnectorProgram program) {
    return new WatchedConnector(
        ProgramConnector.of(() -> program), TranscriptJudge.none(), Duration.ofSeconds(20));
  }

  @Test
  void a_run_is_seen_line_by_line_with_its_end() throws Exception {
    try (WatchedConnector connector = watched(printing(LOG + "no message\n", 2))) {
      Observed run = connector.run(Trial.of("spec", "spec"));

      assertThat(run.succeeded()).isTrue();
      assertThat(run.lines()).extracting(OutputLine::number).containsExactly(1L, 2L, 3L, 4L);
      assertThat(run.logs()).hasSize(2);
      assertThat(run.lines().get(1).message()).isEmpty();
      assertThat(connector.runs()).hasSize(1);
      assertThat(connector.runs().get(0).marks()).extracting(mark -> mark.kind()).contains("LOG");
    }
  }

  @Test
  void a_reader_that_rests_holds_the_connector_up_and_a_kill_cuts_it() throws Exception {
    try (WatchedConnector connector = watched(printing(LOG, 100_000));
        LiveRun run = connector.start(Trial.of("spec", "spec"))) {
      assertThat(run.next()).isPresent();
      Observed cut = run.kill();

      assertThat(cut.ending()).isEqualTo(Ending.CUT);
      assertThat(cut.lines()).hasSize(1);
      assertThat(cut.exitCode()).isEqualTo(137);
    }
  }

  @Test
  void a_connector_that_is_asked_to_end_does() throws Exception {
    try (WatchedConnector connector = watched(printing(LOG, Integer.MAX_VALUE));
        LiveRun run = connector.start(Trial.of("read", "read"))) {
      assertThat(run.next()).isPresent();
      run.terminate();

      assertThat(run.finish().exitCode()).isEqualTo(143);
    }
  }

  @Test
  void a_connector_without_an_end_has_hung() throws Exception {
    ConnectorProgram sleeper =
        (arguments, streams, stop) -> {
          try {
            return streams.in().read();
          } catch (IOException e) {
            return 3;
          }
        };
    try (WatchedConnector connector =
            new WatchedConnector(
                ProgramConnector.of(() -> sleeper), TranscriptJudge.none(), Duration.ofMillis(50));
        LiveRun run = connector.start(Trial.of("read", "read"))) {
      assertThat(run.finish().ending()).isEqualTo(Ending.HUNG);
    }
  }

  @Test
  void a_process_is_watched_with_its_memory() throws Exception {
    ConnectorCommand shell = ConnectorCommand.of("sh", "-c", "cat; echo oops >&2; exit 3");
    try (WatchedConnector connector =
        new WatchedConnector(
            new CommandConnector(shell), TranscriptJudge.none(), Duration.ofSeconds(20))) {
      Observed run =
          connector.run(Trial.of("write", "write"), LOG.getBytes(StandardCharsets.UTF_8));

      assertThat(run.exitCode()).isEqualTo(3);
      assertThat(run.errors()).isEqualTo("oops\n");
      assertThat(run.end()).isEqualTo("exit code 3, 'oops'");
      assertThat(run.lastErrors())
          .containsExactly(new Evidence("run 1 (write), stderr", 1, "oops"));
      assertThat(run.logs()).hasSize(1);
      assertThat(connector.runs().get(0).samples()).anyMatch(it -> it.residentBytes() > 0);
    }
  }

  @Test
  void a_program_believes_to_be_where_it_is_told() throws Exception {
    ConnectorProgram there =
        (arguments, streams, stop) -> {
          streams.err().print(TimeZone.getDefault().getID() + " " + Locale.getDefault());
          return 0;
        };
    TimeZone zone = TimeZone.getDefault();
    Surroundings connector = ProgramConnector.of(() -> there);
    try (WatchedConnector watched = watched(there);
        LiveRun run =
            watched.start(
                connector.with(java.util.Map.of("TZ", "Pacific/Apia", "LANG", "tr_TR.UTF-8")),
                Trial.of("spec", "spec"))) {
      assertThat(run.finish().errors()).isEqualTo("Pacific/Apia tr_TR");
      assertThat(TimeZone.getDefault()).isEqualTo(zone);
    }
  }

  @Test
  void files_of_a_trial_are_written_for_the_run_and_gone_behind_it() throws Exception {
    ConnectorProgram echo =
        (arguments, streams, stop) -> {
          try (OutputStream out = streams.out()) {
            out.write(Files.readAllBytes(java.nio.file.Path.of(arguments[2])));
            return 0;
          } catch (IOException e) {
            return 1;
          }
        };
    WatchedConnector connector = watched(echo);
    Observed run =
        connector.run(Trial.of("check", JsonNodeFactory.instance.objectNode().put("a", 1.10)));
    connector.close();

    assertThat(run.lines().get(0).text()).isEqualTo("{\"a\":1.1}");
    assertThat(connector.workplace().folder()).doesNotExist();
  }

  private static Rule rule(String id, Level level, Subject subject, String untested) {
    return new Rule(
        id, level, subject, "", "", "", "", Optional.of(untested).filter(it -> !it.isEmpty()));
  }

  /** A check with a fixed result. */
  private record Fixed(String rule, Observation seen) implements Check<Object> {
    @Override
    public Observation examine(Object subject) {
      return seen;
    }
  }

  private static Suite<Object> suite() {
    return new Suite<>(
        Subject.SOURCE,
        List.of(
            rule("A", Level.PROTOCOL_MUST, Subject.CONNECTOR, ""),
            rule("B", Level.PLATFORM_MUST, Subject.SOURCE, ""),
            rule("C", Level.SHOULD, Subject.SOURCE, ""),
            rule("D", Level.SHOULD, Subject.SOURCE, ""),
            rule("E", Level.SHOULD, Subject.SOURCE, "nobody can"),
            rule("F", Level.PROTOCOL_MUST, Subject.DESTINATION, ""),
            rule("G", Level.PROTOCOL_MUST, Subject.SOURCE, "")),
        List.of(
            new Fixed("A", Observation.holds("fine")),
            new Fixed("A", Observation.broken("saw hunter2")),
            new Fixed("B", Observation.broken("b")),
            new Fixed("C", Observation.broken("c")),
            new Fixed("D", Observation.doesNotApply("override d()"))));
  }

  @Test
  void findings_are_one_per_rule_by_the_word_of_a_profile() {
    try (WatchedConnector connector = watched(printing("", 0))) {
      Examination examination = suite().examine("x", connector);
      Report document =
          examination.report(Profile.PROTOCOL, text -> text.replace("hunter2", "****"));
      Report platform = examination.report(Profile.PLATFORM, text -> text);

      assertThat(document.findings())
          .extracting(Finding::outcome)
          .containsExactly(
              Outcome.FAILED,
              Outcome.WARNED,
              Outcome.WARNED,
              Outcome.SKIPPED,
              Outcome.UNTESTED,
              Outcome.UNTESTED);
      assertThat(document.findings().get(0).message()).isEqualTo("saw ****");
      assertThat(document.findings().get(3).message()).isEqualTo("override d()");
      assertThat(platform.findings().get(1).outcome()).isEqualTo(Outcome.FAILED);
      assertThat(platform.passed()).isFalse();
    }
  }

  /** Ground that is broken, as a rule tells. */
  private record Broken(String rule, Set<String> carried) implements Groundwork<Object> {
    @Override
    public Optional<Fault> fault(Object subject) {
      return Optional.of(new Fault(rule, carried, Observation.broken("nothing works.")));
    }
  }

  @Test
  void what_stands_on_broken_ground_is_not_tried_and_told_by_one_rule() {
    try (WatchedConnector connector = watched(printing("", 0))) {
      Suite<Object> all = suite();
      Suite<Object> grounded =
          new Suite<>(
              all.side(),
              all.rules(),
              all.checks(),
              List.of(new Broken("A", Set.of("A", "B", "D"))));

      Report report = grounded.examine("x", connector).report(Profile.PLATFORM, text -> text);

      assertThat(report.findings())
          .extracting(Finding::message)
          .containsSubsequence(
              "nothing works. Not tried because of it: B, D.",
              "Not tried, as A tells.",
              "c",
              "Not tried, as A tells.");
      assertThat(grounded.only(Set.of("C")).examine("x", connector))
          .extracting(it -> it.report(Profile.PLATFORM, text -> text).findings().get(0).outcome())
          .isEqualTo(Outcome.UNTESTED);
    }
  }

  @Test
  void a_run_that_prints_more_than_is_kept_of_it_ends_there() throws Exception {
    String large = LOG.replace("hunter2", "x".repeat(1 << 20));
    try (WatchedConnector connector = watched(printing(large, Integer.MAX_VALUE))) {
      Observed run = connector.run(Trial.of("spec", "spec"));

      assertThat(run.ending()).isEqualTo(Ending.OVERFLOWED);
      assertThat(run.succeeded()).isFalse();
      assertThat(run.end()).startsWith("it printed more than").contains("smaller configuration");
      assertThat(connector.endless())
          .extracting(Observation::message)
          .contains(run.trial().name() + ": " + run.end() + ".");
    }
  }

  @Test
  void a_trial_that_cannot_be_made_fails_its_rule() {
    Check<Object> thrower =
        new Check<>() {
          @Override
          public String rule() {
            return "A";
          }

          @Override
          public Observation examine(Object subject) throws IOException {
            throw new IOException("no disk");
          }
        };
    try (WatchedConnector connector = watched(printing("", 0))) {
      Suite<Object> one = new Suite<>(Subject.SOURCE, suite().rules(), List.of(thrower));
      Report report =
          one.only(Set.of("A")).examine("x", connector).report(Profile.PROTOCOL, text -> text);

      assertThat(report.findings().get(0).outcome()).isEqualTo(Outcome.FAILED);
      assertThat(report.findings().get(0).message()).contains("no disk");
    }
  }
}
