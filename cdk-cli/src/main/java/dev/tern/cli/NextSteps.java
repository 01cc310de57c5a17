package dev.tern.cli;

import dev.tern.cdk.state.SavedState;
import dev.tern.protocol.AirbyteErrorTraceMessage.FailureType;
import dev.tern.worker.store.Connection;
import dev.tern.worker.store.Job;
import dev.tern.worker.sync.AttemptResult;
import dev.tern.worker.sync.FailureReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a person may do after something has moved, or has failed to. */
record NextSteps(Session session, String connection, Moved moved) {

  private static final String LOST =
      "That job %d has ended is not in the database: it is listed as interrupted. Once the database"
          + " works, go on after the last checkpoint: ";

  List<String> lines() {
    return moved
        .job()
        .map(this::lines)
        .orElseGet(() -> List.of("Nothing was kept: this was a dry run."));
  }

  private List<String> lines(Job job) {
    AttemptResult result = moved.result();
    return switch (result.verdict()) {
      case SUCCEEDED -> List.of("State: " + session.hint("state", "show", connection));
      case CANCELLED -> List.of("To go on: " + again());
      case PARTIAL, FAILED -> failed(job, result.failures());
    };
  }

  private List<String> failed(Job job, List<FailureReason> failures) {
    List<String> lines = new ArrayList<>();
    lines.add("What they said: " + session.hint("jobs", "logs", Long.toString(job.id())));
    if (!moved.kept()) {
      lines.add(LOST.formatted(job.id()) + again());
      return lines;
    }
    boolean mendable =
        failures.stream().anyMatch(failure -> failure.type() == FailureType.CONFIG_ERROR);
    if (!mendable) {
      lines.add("To go on after the last checkpoint: " + again());
      return lines;
    }
    Connection saved = session.connection(connection);
    remembered(saved, failures)
        .map(names -> session.hint("state", "reset", connection, "--streams", names))
        .ifPresent(reset -> lines.add("If the saved state is to blame, forget it: " + reset));
    lines.add("It fails again until that is mended. Then: " + again());
    lines.add("Another configuration: " + new ConnectionAnswer(session).configuring(saved));
    return lines;
  }

  /** The streams that cannot be read as they are configured, and have a state. */
  private Optional<String> remembered(Connection saved, List<FailureReason> failures) {
    SavedState state = session.worker().states().of(saved);
    String names =
        failures.stream()
            .filter(failure -> failure.origin() == FailureReason.Origin.SOURCE)
            .filter(failure -> failure.type() == FailureType.CONFIG_ERROR)
            .flatMap(failure -> failure.stream().stream())
            .filter(stream -> state.of(stream).isPresent())
            .map(StreamText::of)
            .distinct()
            .collect(Collectors.joining(","));
    return Optional.of(names).filter(some -> !some.isEmpty());
  }

  private String again() {
    return session.hint("sync", connection);
  }
}
