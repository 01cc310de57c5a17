package dev.tern.cli;

import dev.tern.cdk.cli.StopSignal;
import dev.tern.worker.AttemptRunner;
import dev.tern.worker.sync.AttemptPlan;
import dev.tern.worker.sync.AttemptResult;
import dev.tern.worker.sync.SyncAttempt;
import dev.tern.worker.sync.SyncJournal;
import dev.tern.worker.sync.SyncWatcher;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Runs the attempts of this process, one after the other, and can end the one that runs. */
final class RunningAttempt implements AttemptRunner {

  private volatile UnaryOperator<SyncJournal> journals = UnaryOperator.identity();
  private Optional<SyncAttempt> current = Optional.empty();
  private boolean killed;

  /** Puts another journal in the place of the usual one. */
  void through(UnaryOperator<SyncJournal> other) {
    journals = other;
  }

  @Override
  public AttemptResult run(
      AttemptPlan plan, SyncJournal journal, SyncWatcher watcher, StopSignal stop) {
    SyncAttempt attempt = new SyncAttempt(plan, journals.apply(journal), watcher, stop);
    begin(attempt);
    try {
      return attempt.run();
    } finally {
      end();
    }
  }

  /** Ends both sides at once, of this attempt and of any that would follow. */
  synchronized void kill() {
    killed = true;
    current.ifPresent(SyncAttempt::kill);
  }

  private synchronized void begin(SyncAttempt attempt) {
    current = Optional.of(attempt);
    if (killed) {
      attempt.kill();
    }
  }

  private synchronized void end() {
    current = Optional.empty();
  }
}
