package dev.tern.cli;

import static dev.tern.protocol.AirbyteStreamStatus.COMPLETE;
import static dev.tern.protocol.AirbyteStreamStatus.INCOMPLETE;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.cli.text.Amounts;
import dev.tern.cli.text.TextTable;
import dev.tern.protocol.AirbyteStreamStatus;
import dev.tern.protocol.StreamDescriptor;
import dev.tern.worker.store.Attempt;
import dev.tern.worker.sync.AttemptResult;
import dev.tern.worker.sync.FailureReason;
import dev.tern.worker.sync.StreamCounts;
import dev.tern.worker.sync.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** What something that moved came to. */
record SyncAnswer(Session session, String connection, Moved moved, CountingJournal.Tally tally) {

  private static final int MOST_ROWS = 20;
  private static final double MILLIS = 1000.0;

  /** Answers, after lines of JSON with one more; a failure is told on stderr. */
  void give(Duration time, RunOptions.Output output) {
    if (output == RunOptions.Output.JSON) {
      ObjectNode node = ProtocolJson.mapper().createObjectNode();
      node.put("type", "result");
      put(node, time);
      session.around().out().println(node);
      return;
    }
    session.answer().give(node -> put(node, time), () -> lines(time));
    result().failures().stream().map(FailureText::of).forEach(session.around().err()::println);
    if (failed() && !session.json()) {
      next().forEach(session.around().err()::println);
    }
  }

  private boolean failed() {
    return switch (result().verdict()) {
      case PARTIAL, FAILED -> true;
      case SUCCEEDED, CANCELLED -> false;
    };
  }

  private List<String> next() {
    return new NextSteps(session, connection, moved).lines();
  }

  private AttemptResult result() {
    return moved.result();
  }

  private List<String> lines(Duration time) {
    List<String> lines = new ArrayList<>();
    if (result().streams().size() > 1) {
      lines.addAll(table());
    }
    lines.addAll(revived());
    lines.add(sum(time));
    if (!failed()) {
      lines.addAll(next());
    }
    return lines;
  }

  private List<String> table() {
    TextTable table = new TextTable("stream", "read", "committed", "rejected", "checkpoints");
    sorted().stream()
        .limit(MOST_ROWS)
        .forEach(
            entry ->
                table.row(
                    StreamText.of(entry.getKey()),
                    Amounts.count(entry.getValue().read()),
                    Amounts.count(entry.getValue().committed()),
                    Amounts.count(entry.getValue().rejected()),
                    checkpoints(entry.getKey())));
    List<String> lines = new ArrayList<>(table.lines());
    if (result().streams().size() > MOST_ROWS) {
      lines.add("… " + (result().streams().size() - MOST_ROWS) + " more");
    }
    return lines;
  }

  private List<Map.Entry<StreamDescriptor, StreamCounts>> sorted() {
    return result().streams().entrySet().stream()
        .sorted(Comparator.comparing(entry -> StreamText.of(entry.getKey())))
        .toList();
  }

  private long checkpoints(StreamDescriptor stream) {
    return tally.byStream().getOrDefault(stream, 0L);
  }

  /** Attempts of the job that a killed process left behind. */
  private List<String> revived() {
    return moved.job().filter(job -> moved.kept()).stream()
        .flatMap(job -> session.worker().jobs().attempts(job).stream())
        .filter(attempt -> attempt.verdict().equals(Optional.of(Attempt.Verdict.CRASHED)))
        .map(
            attempt ->
                "Attempt %d of job %d had ended without a result (process %d is gone); this one"
                        .formatted(attempt.attemptNumber() + 1, attempt.jobId(), attempt.pid())
                    + " went on from the last checkpoint.")
        .toList();
  }

  private String sum(Duration time) {
    return "%s in %s   %s read · %s sent · %s committed%s · %s"
        .formatted(
            word(),
            Amounts.clock(time),
            Amounts.count(sum(StreamCounts::read)),
            Amounts.count(sum(StreamCounts::sent)),
            Amounts.count(sum(StreamCounts::committed)),
            sum(StreamCounts::rejected) == 0
                ? ""
                : " · " + Amounts.count(sum(StreamCounts::rejected)) + " rejected",
            Amounts.of(tally.all().get(), "checkpoint"));
  }

  private String word() {
    return switch (result().verdict()) {
      case SUCCEEDED -> "done";
      case PARTIAL -> "failed after a part";
      case FAILED -> "failed";
      case CANCELLED -> "stopped";
    };
  }

  private long sum(ToLongFunction<StreamCounts> number) {
    return result().streams().values().stream().mapToLong(number).sum();
  }

  private void put(ObjectNode node, Duration time) {
    node.put("connection", connection);
    moved
        .job()
        .ifPresentOrElse(
            job -> node.put("job", job.id()).put("kind", JobText.kind(job)),
            () -> node.put("dry_run", true));
    node.put("verdict", result().verdict().name().toLowerCase(Locale.ROOT));
    node.put("attempts", moved.attempts());
    node.put("seconds", time.toMillis() / MILLIS);
    node.put("read", sum(StreamCounts::read));
    node.put("sent", sum(StreamCounts::sent));
    node.put("committed", sum(StreamCounts::committed));
    node.put("rejected", sum(StreamCounts::rejected));
    node.put("checkpoints", tally.all().get());
    ArrayNode streams = node.putArray("streams");
    sorted().forEach(entry -> put(streams.addObject(), entry.getKey(), entry.getValue()));
    ArrayNode failures = node.putArray("failures");
    result().failures().forEach(failure -> put(failures.addObject(), failure));
    result().warnings().forEach(node.putArray("warnings")::add);
  }

  private void put(ObjectNode node, StreamDescriptor stream, StreamCounts counts) {
    Optional.ofNullable(stream.getNamespace())
        .ifPresent(namespace -> node.put("namespace", namespace));
    node.put("name", stream.getName());
    node.put("status", end(counts).value());
    node.put("read", counts.read()).put("sent", counts.sent());
    node.put("committed", counts.committed()).put("rejected", counts.rejected());
    node.put("checkpoints", checkpoints(stream));
  }

  /** How a stream ended: what the source said of it last, if that was an end. */
  private AirbyteStreamStatus end(StreamCounts counts) {
    boolean done = result().verdict() == Verdict.SUCCEEDED;
    return counts
        .status()
        .filter(status -> status == COMPLETE || status == INCOMPLETE)
        .orElse(done ? COMPLETE : INCOMPLETE);
  }

  private static void put(ObjectNode node, FailureReason failure) {
    node.put("origin", failure.origin().name().toLowerCase(Locale.ROOT));
    node.put("type", failure.type().value());
    node.put("message", failure.message());
    failure.stream().ifPresent(stream -> node.put("stream", StreamText.of(stream)));
  }
}
