package dev.tern.cdk.destination;

import dev.tern.cdk.cli.StopSignal;
import dev.tern.cdk.message.MessageWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * The parts of a sync without a process around them.
 *
 * @param failures what was reported, and what ended the sync
 */
record Engine(
    StreamRouter router,
    Pipelines pipelines,
    MemoryBudget budget,
    Notices notices,
    List<Throwable> failures) {

  static final Duration LONG = Duration.ofHours(1);

  static BatchLimits limits(int rows, long bytes, long memory) {
    return new BatchLimits(rows, bytes, LONG, memory);
  }

  /** Every batch is written by the thread that cuts it. */
  static Engine direct(BatchLimits limits, MessageWriter out) {
    return on(Runnable::run, limits, RetryPolicy.never(), out);
  }

  static Engine on(Executor threads, BatchLimits limits, RetryPolicy retries, MessageWriter out) {
    return on(threads, limits, retries, new StopSignal(), out);
  }

  static Engine on(
      Executor threads,
      BatchLimits limits,
      RetryPolicy retries,
      StopSignal stop,
      MessageWriter out) {
    List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
    Notices notices = new Notices(out);
    MemoryBudget budget = new MemoryBudget(limits.memory());
    OpenStream.Station station =
        new OpenStream.Station(
            new AckLedger(out), budget, new Retries(retries, stop, notices), notices);
    Pipelines pipelines =
        new Pipelines(threads, (failure, stream) -> failures.add(failure), () -> {});
    return new Engine(
        new StreamRouter(limits, station, pipelines), pipelines, budget, notices, failures);
  }
}
