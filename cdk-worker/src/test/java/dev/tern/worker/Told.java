package dev.tern.worker;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.protocol.AirbyteErrorTraceMessage.FailureType;
import dev.tern.protocol.AirbyteGlobalState;
import dev.tern.protocol.AirbyteStateMessage;
import dev.tern.protocol.AirbyteStateType;
import dev.tern.protocol.AirbyteStreamState;
import dev.tern.protocol.StreamDescriptor;
import dev.tern.worker.sync.AttemptResult;
import dev.tern.worker.sync.Commit;
import dev.tern.worker.sync.FailureReason;
import dev.tern.worker.sync.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What attempts of a test say: states, ends and failures, in short words. */
final class Told {

  static final StreamDescriptor USERS = stream(null, "users");
  static final StreamDescriptor TEAMS = stream(null, "teams");
  static final StreamDescriptor LOGS = stream("audit", "logs");

  private static final Instant WHEN = Instant.parse("2026-01-01T00:00:00Z");

  private Told() {}

  static StreamDescriptor stream(@Nullable String namespace, String name) {
    return new StreamDescriptor().withName(name).withNamespace(namespace);
  }

  static AirbyteStateMessage state(StreamDescriptor stream, String blob) {
    return new AirbyteStateMessage()
        .withType(AirbyteStateType.STREAM)
        .withStream(
            new AirbyteStreamState().withStreamDescriptor(stream).withStreamState(Lab.json(blob)));
  }

  static AirbyteStateMessage global(String shared, Map<StreamDescriptor, String> streams) {
    List<AirbyteStreamState> states = new ArrayList<>();
    streams.forEach(
        (stream, blob) ->
            states.add(
                new AirbyteStreamState()
                    .withStreamDescriptor(stream)
                    .withStreamState(Lab.json(blob))));
    return new AirbyteStateMessage()
        .withType(AirbyteStateType.GLOBAL)
        .withGlobal(
            new AirbyteGlobalState().withSharedState(Lab.json(shared)).withStreamStates(states));
  }

  static AirbyteStateMessage legacy(String blob) {
    JsonNode data = Lab.json(blob);
    return new AirbyteStateMessage().withType(AirbyteStateType.LEGACY).withData(data);
  }

  static Commit acknowledged(AirbyteStateMessage state, long rows) {
    return new Commit(state, rows, rows * 10, 0, WHEN, WHEN);
  }

  static AttemptResult succeeded() {
    return ended(Verdict.SUCCEEDED);
  }

  static AttemptResult failed() {
    return failed(Verdict.FAILED, FailureType.SYSTEM_ERROR, "It broke.");
  }

  static AttemptResult partial() {
    return failed(Verdict.PARTIAL, FailureType.TRANSIENT_ERROR, "It broke later.");
  }

  static AttemptResult failed(Verdict verdict, FailureType type, String message) {
    FailureReason reason =
        new FailureReason(
            FailureReason.Origin.SOURCE,
            type,
            message,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return new AttemptResult(
        verdict, List.of(reason), OptionalInt.of(1), OptionalInt.of(0), Map.of(), List.of());
  }

  static AttemptResult ended(Verdict verdict) {
    return new AttemptResult(
        verdict, List.of(), OptionalInt.of(0), OptionalInt.of(0), Map.of(), List.of());
  }
}
