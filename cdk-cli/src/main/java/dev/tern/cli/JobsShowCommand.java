package dev.tern.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cli.text.Amounts;
import dev.tern.cli.text.TextTable;
import dev.tern.worker.Jobs;
import dev.tern.worker.store.Attempt;
import dev.tern.worker.store.Job;
import dev.tern.worker.store.StreamStats;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows one job with its attempts. */
@Command(description = "Show one job: its attempts, what they moved, and why they failed")
final class JobsShowCommand extends WorkerCommand {

  @Parameters(paramLabel = "JOB", description = "its number")
  private long id;

  JobsShowCommand(Surroundings around) {
    super(around);
  }

  @Override
  int run(Session session) {
    Jobs jobs = session.worker().jobs();
    Job job = session.job(id);
    session.answer().give(node -> put(node, job, jobs), () -> lines(job, jobs));
    return ExitCode.DONE;
  }

  private static List<String> lines(Job job, Jobs jobs) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "job %d, %s, %s, since %s"
            .formatted(
                job.id(),
                JobText.kind(job),
                JobText.status(job, jobs),
                job.createdAt().truncatedTo(ChronoUnit.SECONDS)));
    for (Attempt attempt : jobs.attempts(job)) {
      lines.add("");
      lines.add(
          "attempt %d  %s".formatted(attempt.attemptNumber() + 1, JobText.status(attempt, jobs)));
      reason(attempt, jobs).ifPresent(text -> lines.add("  " + text));
      lines.addAll(streams(jobs.streams(attempt)));
      attempt.logPath().ifPresent(path -> lines.add("  log: " + path));
    }
    return lines;
  }

  private static List<String> streams(List<StreamStats> streams) {
    if (streams.isEmpty()) {
      return List.of();
    }
    TextTable table = new TextTable("  stream", "read", "sent", "committed", "rejected");
    for (StreamStats one : streams) {
      table.row(
          "  " + StreamText.of(one.stream()),
          Amounts.count(one.recordsEmitted()),
          Amounts.count(one.recordsSent()),
          Amounts.count(one.recordsCommitted()),
          Amounts.count(one.recordsRejected()));
    }
    return table.lines();
  }

  private static Optional<String> reason(Attempt attempt, Jobs jobs) {
    if (jobs.interrupted(attempt)) {
      return Optional.of(
          "Its worker, process %d on %s, is gone: the next run of its connection goes on from its states."
              .formatted(attempt.pid(), attempt.host()));
    }
    return attempt
        .failureSummary()
        .map(summary -> summary.at("/failures/0/externalMessage").asText())
        .filter(text -> !text.isEmpty());
  }

  private static void put(ObjectNode node, Job job, Jobs jobs) {
    node.put("job", job.id());
    node.put("kind", JobText.kind(job)).put("status", JobText.status(job, jobs));
    node.put("created_at", job.createdAt().toString());
    ArrayNode attempts = node.putArray("attempts");
    for (Attempt attempt : jobs.attempts(job)) {
      ObjectNode one = attempts.addObject();
      one.put("attempt", attempt.attemptNumber() + 1).put("status", JobText.status(attempt, jobs));
      one.put("pid", attempt.pid());
      one.put("created_at", attempt.createdAt().toString());
      attempt.endedAt().ifPresent(at -> one.put("ended_at", at.toString()));
      attempt.sourceExit().ifPresent(code -> one.put("source_exit", code));
      attempt.destinationExit().ifPresent(code -> one.put("destination_exit", code));
      attempt.failureSummary().ifPresent(summary -> one.set("failure_summary", summary));
      attempt.logPath().ifPresent(path -> one.put("log", path));
      ArrayNode streams = one.putArray("streams");
      jobs.streams(attempt).forEach(stats -> put(streams.addObject(), stats));
    }
  }

  private static void put(ObjectNode node, StreamStats stats) {
    stats.streamNamespace().ifPresent(namespace -> node.put("namespace", namespace));
    stats.streamName().ifPresent(stream -> node.put("name", stream));
    node.put("read", stats.recordsEmitted()).put("sent", stats.recordsSent());
    node.put("committed", stats.recordsCommitted()).put("rejected", stats.recordsRejected());
    stats.status().ifPresent(status -> node.put("status", status));
  }
}
