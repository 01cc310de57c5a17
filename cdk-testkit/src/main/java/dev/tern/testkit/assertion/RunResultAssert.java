package dev.tern.testkit.assertion;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.protocol.AirbyteConnectionStatus.Status;
import dev.tern.protocol.AirbyteErrorTraceMessage;
import dev.tern.protocol.AirbyteErrorTraceMessage.FailureType;
import dev.tern.protocol.AirbyteStateMessage;
import dev.tern.protocol.AirbyteStream;
import dev.tern.protocol.AirbyteStreamStatus;
import dev.tern.testkit.RunResult;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ListAssert;

/** What can be said about a run. A claim that is wrong shows the run beside it. */
public final class RunResultAssert extends AbstractAssert<RunResultAssert, RunResult> {

  RunResultAssert(RunResult actual) {
    super(actual, RunResultAssert.class);
  }

  /** It ended with this exit code. */
  public RunResultAssert hasExitCode(int expected) {
    if (actual.exitCode() != expected) {
      throw wrong("Expected exit code %d but was %d.".formatted(expected, actual.exitCode()));
    }
    return this;
  }

  /** It ended with exit code 0 and no ERROR trace. */
  public RunResultAssert succeeded() {
    hasExitCode(0);
    if (!actual.errors().isEmpty()) {
      throw wrong("Expected no ERROR trace.");
    }
    return this;
  }

  /** It ended with exit code 1, after an ERROR trace whose message contains a text. */
  public RunResultAssert failedWith(FailureType type, String text) {
    hasExitCode(1);
    if (actual.errors().stream().noneMatch(error -> says(error, type, text))) {
      throw wrong("Expected an ERROR trace of type %s that says '%s'.".formatted(type, text));
    }
    return this;
  }

  /** It wrote so many records of a stream. */
  public RunResultAssert hasRecords(String stream, int count) {
    int found = actual.records(stream).size();
    if (found != count) {
      throw wrong(
          "Expected %d records of stream '%s' but found %d.".formatted(count, stream, found));
    }
    return this;
  }

  /** The data of its records of a stream, for further claims. */
  public ListAssert<JsonNode> records(String stream) {
    return Assertions.assertThat(actual.records(stream)).as("records of '%s'", stream);
  }

  /** Its records of a stream as instances of a record class, for further claims. */
  public <T extends Record> ListAssert<T> records(String stream, Class<T> type) {
    return Assertions.assertThat(actual.records(stream, type)).as("records of '%s'", stream);
  }

  /** It wrote so many states. */
  public RunResultAssert hasStates(int count) {
    int found = actual.states().size();
    if (found != count) {
      throw wrong("Expected %d states but found %d.".formatted(count, found));
    }
    return this;
  }

  /** What is saved of a stream in the end is this JSON. */
  public RunResultAssert hasSavedState(String stream, String json) {
    Optional<JsonNode> saved =
        actual.savedState().stream()
            .filter(state -> isOf(state, stream))
            .map(state -> state.getStream().getStreamState())
            .findFirst();
    if (!saved.equals(Optional.of(parsed(json)))) {
      throw wrong(
          "Expected the saved state of stream '%s' to be %s but it was %s."
              .formatted(stream, json, saved.map(JsonNode::toString).orElse("not there")));
    }
    return this;
  }

  /** It reported exactly these statuses of a stream, in this order. */
  public RunResultAssert hasStatuses(String stream, AirbyteStreamStatus... expected) {
    List<AirbyteStreamStatus> found = actual.statuses(stream);
    if (!found.equals(List.of(expected))) {
      throw wrong(
          "Expected statuses %s of stream '%s' but found %s."
              .formatted(List.of(expected), stream, found));
    }
    return this;
  }

  /** The last it said of a stream is COMPLETE. */
  public RunResultAssert completed(String stream) {
    return endedWith(AirbyteStreamStatus.COMPLETE, stream);
  }

  /** The last it said of a stream is INCOMPLETE. */
  public RunResultAssert brokeOff(String stream) {
    return endedWith(AirbyteStreamStatus.INCOMPLETE, stream);
  }

  /** A log line contains a text; lines begin with their level. */
  public RunResultAssert hasLog(String text) {
    if (actual.logs().stream().noneMatch(line -> line.contains(text))) {
      throw wrong("Expected a log line with '%s'.".formatted(text));
    }
    return this;
  }

  /** Neither stdout nor stderr contains a text. The failure does not show it either. */
  public RunResultAssert hides(String secret) {
    if (String.join("\n", actual.lines()).contains(secret)) {
      throw new AssertionError("Stdout shows a text that it must hide.");
    }
    if (actual.stderr().contains(secret)) {
      throw new AssertionError("Stderr shows a text that it must hide.");
    }
    return this;
  }

  /** The check succeeded. */
  public RunResultAssert accepts() {
    hasExitCode(0);
    if (actual.connectionStatus().getStatus() != Status.SUCCEEDED) {
      throw wrong("Expected the check to succeed.");
    }
    return this;
  }

  /** The check failed, with a message that contains a text, and exit code 0 (CMD-7). */
  public RunResultAssert refuses(String text) {
    hasExitCode(0);
    String message = String.valueOf(actual.connectionStatus().getMessage());
    if (actual.connectionStatus().getStatus() != Status.FAILED || !message.contains(text)) {
      throw wrong("Expected the check to fail and say '%s'.".formatted(text));
    }
    return this;
  }

  /** It discovered exactly these streams, in any order. */
  public RunResultAssert discovered(String... streams) {
    Assertions.assertThat(actual.catalog().getStreams())
        .extracting(AirbyteStream::getName)
        .containsExactlyInAnyOrder(streams);
    return this;
  }

  private RunResultAssert endedWith(AirbyteStreamStatus expected, String stream) {
    List<AirbyteStreamStatus> found = actual.statuses(stream);
    if (found.isEmpty() || found.get(found.size() - 1) != expected) {
      throw wrong(
          "Expected stream '%s' to end %s but found %s.".formatted(stream, expected, found));
    }
    return this;
  }

  private static boolean says(AirbyteErrorTraceMessage error, FailureType type, String text) {
    return error.getFailureType() == type && String.valueOf(error.getMessage()).contains(text);
  }

  private static boolean isOf(AirbyteStateMessage state, String stream) {
    return state.getStream() != null
        && state.getStream().getStreamDescriptor().getName().equals(stream);
  }

  private static JsonNode parsed(String json) {
    try {
      return ProtocolJson.mapper().readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("This is no JSON: " + json, e);
    }
  }

  private AssertionError wrong(String claim) {
    return failure("%s%n%s", claim, Shown.of(actual));
  }
}
