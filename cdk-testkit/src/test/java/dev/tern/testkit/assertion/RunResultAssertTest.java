package dev.tern.testkit.assertion;

import static dev.tern.testkit.assertion.TernAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tern.cdk.message.Messages;
import dev.tern.protocol.AirbyteConnectionStatus;
import dev.tern.protocol.AirbyteConnectionStatus.Status;
import dev.tern.protocol.AirbyteErrorTraceMessage;
import dev.tern.protocol.AirbyteErrorTraceMessage.FailureType;
import dev.tern.protocol.AirbyteLogMessage;
import dev.tern.protocol.AirbyteMessage;
import dev.tern.protocol.AirbyteStreamStatus;
import dev.tern.testkit.RunResult;
import dev.tern.testkit.build.CatalogBuilder;
import dev.tern.testkit.build.InputBuilder;
import dev.tern.testkit.build.StreamBuilder;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Claims about a run hold or say what was so instead. */
class RunResultAssertTest {

  private static final RunResult READ =
      run(
          0,
          InputBuilder.input()
              .started("users")
              .record("users", Map.of("id", 1))
              .record("users", Map.of("id", 2))
              .state("users", Map.of("id", 2))
              .complete("users")
              .message(Messages.log(AirbyteLogMessage.Level.INFO, "2 users"))
              .build());

  private static final RunResult FAILED =
      run(
          1,
          InputBuilder.input()
              .started("users")
              .incomplete("users")
              .message(
                  Messages.error(
                      new AirbyteErrorTraceMessage()
                          .withMessage("The 'key' is wrong.")
                          .withFailureType(FailureType.CONFIG_ERROR)))
              .build());

  record User(long id) {}

  @Test
  void claims_that_hold_can_be_chained() {
    assertThat(READ)
        .succeeded()
        .hasExitCode(0)
        .hasRecords("users", 2)
        .hasRecords("orders", 0)
        .hasStates(1)
        .hasSavedState("users", "{\"id\": 2}")
        .hasStatuses("users", AirbyteStreamStatus.STARTED, AirbyteStreamStatus.COMPLETE)
        .completed("users")
        .hasLog("INFO 2 users")
        .hides("s3cret");
    assertThat(FAILED).brokeOff("users").failedWith(FailureType.CONFIG_ERROR, "'key'");
  }

  @Test
  void records_can_be_looked_at_further() {
    assertThat(READ).records("users").extracting(data -> data.path("id").asInt()).contains(1, 2);
    assertThat(READ).records("users", User.class).containsExactly(new User(1), new User(2));
  }

  @Test
  void a_claim_that_is_wrong_says_what_was_so_and_shows_the_run() {
    wrong(READ, run -> run.hasExitCode(1), "Expected exit code 1 but was 0.");
    wrong(
        READ,
        run -> run.hasRecords("users", 3),
        "Expected 3 records of stream 'users' but found 2.");
    wrong(READ, run -> run.hasStates(0), "Expected 0 states but found 1.");
    wrong(
        READ,
        run -> run.hasSavedState("users", "{\"id\":3}"),
        "Expected the saved state of stream 'users' to be {\"id\":3} but it was {\"id\":2}.");
    wrong(READ, run -> run.hasSavedState("orders", "{}"), "but it was not there.");
    wrong(READ, run -> run.brokeOff("users"), "to end INCOMPLETE but found [STARTED, COMPLETE].");
    wrong(READ, run -> run.hasStatuses("users"), "Expected statuses [] of stream 'users'");
    wrong(READ, run -> run.hasLog("WARN"), "Expected a log line with 'WARN'.");
    wrong(READ, run -> run.failedWith(FailureType.CONFIG_ERROR, ""), "Expected exit code 1");
    wrong(FAILED, RunResultAssert::succeeded, "Expected exit code 0 but was 1.");
    wrong(
        FAILED,
        run -> run.failedWith(FailureType.TRANSIENT_ERROR, "'key'"),
        "Expected an ERROR trace of type transient_error that says ''key''.");
    wrong(FAILED, run -> run.completed("users"), "The 'key' is wrong.");
  }

  @Test
  void an_exit_code_of_0_with_an_error_is_no_success() {
    wrong(new RunResult(0, FAILED.lines(), ""), RunResultAssert::succeeded, "Expected no ERROR");
  }

  @Test
  void a_check_is_accepted_or_refused() {
    RunResult good = checked(new AirbyteConnectionStatus().withStatus(Status.SUCCEEDED));
    RunResult bad =
        checked(new AirbyteConnectionStatus().withStatus(Status.FAILED).withMessage("No host."));

    assertThat(good).accepts();
    assertThat(bad).refuses("No host");
    wrong(bad, RunResultAssert::accepts, "Expected the check to succeed.");
    wrong(good, run -> run.refuses(""), "Expected the check to fail and say ''.");
    wrong(bad, run -> run.refuses("port"), "Expected the check to fail and say 'port'.");
  }

  @Test
  void discovered_streams_are_compared_by_name() {
    var users = CatalogBuilder.of(StreamBuilder.named("users")).getStreams().get(0).getStream();
    RunResult result =
        run(
            0,
            List.of(
                Messages.catalog(
                    new dev.tern.protocol.AirbyteCatalog().withStreams(List.of(users)))));

    assertThat(result).discovered("users");
    assertThatThrownBy(() -> assertThat(result).discovered("users", "orders"))
        .hasMessageContaining("orders");
  }

  @Test
  void a_secret_that_shows_is_not_shown_again() {
    ThrowingCallable claim =
        () -> assertThat(new RunResult(0, List.of("a s3cret"), "")).hides("s3cret");
    ThrowingCallable other =
        () -> assertThat(new RunResult(0, List.of(), "s3cret")).hides("s3cret");

    assertThatThrownBy(claim).isInstanceOf(AssertionError.class).hasMessageNotContaining("s3cret");
    assertThatThrownBy(other).isInstanceOf(AssertionError.class).hasMessageNotContaining("s3cret");
  }

  @Test
  void only_the_end_of_a_long_run_is_shown() {
    RunResult run = new RunResult(1, Collections.nCopies(5_000, "x".repeat(5_000)), "");

    assertThat(Shown.of(run)).hasSizeLessThan(20_000).contains("5000 lines, the last of them");
  }

  @Test
  void names_of_claims_are_kept() {
    assertThatThrownBy(() -> assertThat(READ).as("the first sync").hasStates(9))
        .hasMessageContaining("[the first sync]");
    assertThatCode(() -> assertThat(READ).isSameAs(READ)).doesNotThrowAnyException();
  }

  private static void wrong(RunResult run, Consumer<RunResultAssert> claim, String message) {
    assertThatThrownBy(() -> claim.accept(assertThat(run)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(message)
        .hasMessageContaining("stdout, " + run.lines().size() + " lines");
  }

  private static RunResult checked(AirbyteConnectionStatus status) {
    return run(0, List.of(Messages.connectionStatus(status)));
  }

  private static RunResult run(int exitCode, List<AirbyteMessage> messages) {
    return new RunResult(exitCode, InputBuilder.toLines(messages).lines().toList(), "");
  }
}
