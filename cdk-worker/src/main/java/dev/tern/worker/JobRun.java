package dev.tern.worker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.cli.StopSignal;
import dev.tern.cdk.error.ConnectorException;
import dev.tern.cdk.spec.SecretMask;
import dev.tern.protocol.AirbyteErrorTraceMessage.FailureType;
import dev.tern.worker.AttemptPlanner.Planned;
import dev.tern.worker.store.AttemptJournal;
import dev.tern.worker.store.Job;
import dev.tern.worker.sync.AttemptPlan;
import dev.tern.worker.sync.AttemptResult;
import dev.tern.worker.sync.FailureReason;
import dev.tern.worker.sync.Side;
import dev.tern.worker.sync.SyncWatcher;
import dev.tern.worker.sync.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** One job from its first attempt in this process to its end. */
final class JobRun {

  private final JobDesk desk;
  private final Ends ends;
  private final Room room;
  private final SyncRequest request;
  private final AttemptPlanner planner;

  JobRun(JobDesk desk, Ends ends, Room room, SyncRequest request) {
    this.desk = desk;
    this.ends = ends;
    this.room = room;
    this.request = request;
    this.planner = new AttemptPlanner(room, desk, ends, request);
  }

  SyncOutcome run(SyncWatcher watcher, StopSignal stop) {
    List<AttemptResult> results = new ArrayList<>();
    while (true) {
      Planned planned = planner.plan();
      AttemptResult result = attempt(planned, watcher, stop);
      results.add(result);
      Optional<Duration> wait = wait(results);
      Job.Status status = status(result, wait);
      try {
        desk.end(planned, result, status);
      } catch (ConnectorException e) {
        results.set(results.size() - 1, unkept(result, e));
        return new SyncOutcome(planned.begun().job(), results);
      }
      if (wait.isEmpty()) {
        return new SyncOutcome(desk.mark(planned.begun(), status), results);
      }
      watcher.failed(result, wait.get());
      if (!room.parts().pause().pass(wait.get(), stop)) {
        return new SyncOutcome(desk.mark(planned.begun(), Job.Status.CANCELLED), results);
      }
    }
  }

  private Optional<Duration> wait(List<AttemptResult> results) {
    boolean done = results.get(results.size() - 1).verdict() == Verdict.SUCCEEDED;
    return done ? Optional.empty() : request.retries().next(results);
  }

  private static Job.Status status(AttemptResult result, Optional<Duration> wait) {
    return switch (result.verdict()) {
      case SUCCEEDED -> Job.Status.SUCCEEDED;
      case CANCELLED -> Job.Status.CANCELLED;
      case PARTIAL, FAILED -> wait.isPresent() ? Job.Status.INCOMPLETE : Job.Status.FAILED;
    };
  }

  private AttemptResult attempt(Planned planned, SyncWatcher watcher, StopSignal stop) {
    AttemptPlan plan = planned.plan();
    List<SecretMask> masks = List.of(mask(plan.source()), mask(plan.destination()));
    try (AttemptLog log =
        AttemptLog.open(planned.begun().log(), masks, watcher, room.parts().clock())) {
      AttemptJournal journal =
          new AttemptJournal(
              room.store(),
              new AttemptJournal.Place(
                  desk.connection().id(), planned.begun().job().id(), planned.begun().attempt()),
              (side, config) -> changed(planned, log, side, config),
              room.parts().clock());
      AttemptResult result = masked(room.parts().runner().run(plan, journal, log, stop), log);
      log.end(result.failures());
      return result;
    } catch (RuntimeException e) {
      giveUp(planned, e);
      throw e;
    }
  }

  private void giveUp(Planned planned, RuntimeException cause) {
    try {
      desk.end(planned, failed(cause), Job.Status.FAILED);
    } catch (ConnectorException e) {
      cause.addSuppressed(e);
    }
  }

  private void changed(Planned planned, AttemptLog log, Side side, ObjectNode config) {
    AttemptPlan.End end =
        side == Side.SOURCE ? planned.plan().source() : planned.plan().destination();
    log.hide(SecretMask.of(end.spec().getConnectionSpecification(), config));
    ends.changed(desk.connection(), side, config);
  }

  private static SecretMask mask(AttemptPlan.End end) {
    return SecretMask.of(end.spec().getConnectionSpecification(), end.config());
  }

  private static AttemptResult masked(AttemptResult result, AttemptLog log) {
    List<FailureReason> failures =
        result.failures().stream()
            .map(
                reason ->
                    new FailureReason(
                        reason.origin(),
                        reason.type(),
                        log.masked(reason.message()),
                        reason.internalMessage().map(log::masked),
                        reason.stackTrace().map(log::masked),
                        reason.stream()))
            .toList();
    return new AttemptResult(
        result.verdict(),
        failures,
        result.sourceExit(),
        result.destinationExit(),
        result.streams(),
        result.warnings().stream().map(log::masked).toList());
  }

  /** What was moved stays moved, and is told, when the database cannot take in that it ended. */
  private static AttemptResult unkept(AttemptResult result, ConnectorException e) {
    boolean moved =
        result.streams().values().stream()
            .anyMatch(stream -> stream.committed() + stream.rejected() > 0);
    return new AttemptResult(
        moved ? Verdict.PARTIAL : Verdict.FAILED,
        Stream.concat(result.failures().stream(), Stream.of(reason(e))).distinct().toList(),
        result.sourceExit(),
        result.destinationExit(),
        result.streams(),
        result.warnings());
  }

  private static FailureReason reason(RuntimeException e) {
    FailureType type =
        e instanceof ConnectorException known ? known.failureType() : FailureType.SYSTEM_ERROR;
    return FailureReason.of(FailureReason.Origin.WORKER, type, String.valueOf(e.getMessage()));
  }

  /** The worker itself failed. */
  private static AttemptResult failed(RuntimeException e) {
    return new AttemptResult(
        Verdict.FAILED,
        List.of(reason(e)),
        OptionalInt.empty(),
        OptionalInt.empty(),
        Map.of(),
        List.of());
  }
}
