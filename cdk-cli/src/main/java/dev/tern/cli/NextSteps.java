package dev.tern.cli;

import dev.tern.protocol.AirbyteErrorTraceMessage.FailureType;
import dev.tern.worker.store.Connection;
import dev.tern.worker.store.Job;
import dev.tern.worker.sync.AttemptResult;
import dev.tern.worker.sync.FailureReason;
import java.util.ArrayList;
import java.util.List;

/** What a person may do after something has moved, or has failed to. */
record NextSteps(Session session, String connection, Moved moved) {

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
    boolean mendable =
        failures.stream().anyMatch(failure -> failure.type() == FailureType.CONFIG_ERROR);
    if (!mendable) {
      lines.add("To go on after the last checkpoint: " + again());
      return lines;
    }
    Connection saved = session.connection(connection);
    lines.add("It fails again until that is mended. Then: " + again());
    lines.add("Another configuration: " + new ConnectionAnswer(session).configuring(saved));
    return lines;
  }

  private String again() {
    return session.hint("sync", connection);
  }
}
