package dev.tern.worker;

import dev.tern.cdk.cli.StopSignal;
import dev.tern.worker.sync.AttemptPlan;
import dev.tern.worker.sync.AttemptResult;
import dev.tern.worker.sync.SyncJournal;
import dev.tern.worker.sync.SyncWatcher;

/** What carries out one attempt. */
@FunctionalInterface
public interface AttemptRunner {

  /** Runs to the end, or to a safe point when that is asked for. */
  AttemptResult run(AttemptPlan plan, SyncJournal journal, SyncWatcher watcher, StopSignal stop);
}
