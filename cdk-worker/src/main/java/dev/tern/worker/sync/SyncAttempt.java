package dev.tern.worker.sync;

import dev.tern.cdk.cli.StopSignal;
import dev.tern.cdk.error.ConnectorException;
import dev.tern.worker.connector.ConnectorRun;
import dev.tern.worker.connector.HandedFiles;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of a sync: source, worker, destination, until both have ended.
 *
 * <p>What the destination has answered is in the journal when {@link #run()} returns, however the
 * attempt ends. It runs once.
 */
public final class SyncAttempt {

  /** About what the states may take that wait for an answer. */
  private static final long LEDGER_BYTES = 16L << 20;

  private final AttemptPlan plan;
  private final SyncJournal journal;
  private final SyncWatcher watcher;
  private final StopSignal stop;
  private final Secrets secrets = new Secrets();
  private final Findings findings;
  private @Nullable Course course;
  private boolean killed;

  /**
   * Prepares an attempt.
   *
   * @param stop asks it to end: the source gets its time of grace, what it sent still arrives
   */
  public SyncAttempt(AttemptPlan plan, SyncJournal journal, SyncWatcher watcher, StopSignal stop) {
    this.plan = plan;
    this.journal = new BreakableJournal(journal);
    this.watcher = watcher;
    this.stop = stop;
    this.findings = new Findings(watcher, secrets, plan.options());
  }

  /** An attempt that nobody will want to {@link #kill}. */
  public static AttemptResult run(
      AttemptPlan plan, SyncJournal journal, SyncWatcher watcher, StopSignal stop) {
    return new SyncAttempt(plan, journal, watcher, stop).run();
  }

  /** Ends both sides at once, from any thread; {@link #run()} returns soon. */
  public void kill() {
    Optional<Course> running;
    synchronized (this) {
      killed = true;
      running = Optional.ofNullable(course);
    }
    running.ifPresent(Course::kill);
  }

  /** Runs it to its end. */
  public AttemptResult run() {
    try (HandedFiles files = HandedFiles.create();
        Tee tee = Tee.open(plan.options().tee(), secrets)) {
      Streams streams = new Streams(plan.catalog(), plan.mapping(), plan.options().most());
      SelectedFields fields = new SelectedFields(plan);
      StateLedger ledger = new StateLedger(LEDGER_BYTES);
      Pipe.Parts parts = new Pipe.Parts(plan, streams, fields, ledger, findings);
      Course ended = run(parts, new SideFiles(plan, fields, files), tee);
      finish(tee);
      return new Outcome(ended, streams, findings, plan.options()).judge(ledger.waiting());
    } catch (ConnectorException e) {
      findings.fail(e);
      return Outcome.notStarted(findings);
    }
  }

  /** What was moved stays moved when the last of the messages cannot be written. */
  private void finish(Tee tee) {
    try {
      tee.close();
    } catch (ConnectorException e) {
      findings.fail(e);
    }
  }

  private Course run(Pipe.Parts parts, SideFiles files, Tee tee) {
    Pipe.Outside outside =
        new Pipe.Outside(journal, watcher, tee, updates(Side.SOURCE), updates(Side.DESTINATION));
    Pipe pipe;
    Course running;
    try (ConnectorRun destination = plan.destination().connector().start(files.write());
        ConnectorRun source = plan.source().connector().start(files.read())) {
      running =
          new Course(
              peer(Side.SOURCE, source),
              peer(Side.DESTINATION, destination),
              findings,
              plan.options().queueBytes());
      pipe = new Pipe(parts, running);
      begin(running);
      pipe.run(outside);
    }
    pipe.end();
    return running;
  }

  private Peer peer(Side side, ConnectorRun run) {
    return new Peer(side, run, plan.options().grace(), findings);
  }

  private ConfigUpdates updates(Side side) {
    return new ConfigUpdates(side, plan, findings, secrets, journal);
  }

  private void begin(Course running) {
    boolean late;
    synchronized (this) {
      course = running;
      late = killed;
    }
    stop.onRequest(running::stop);
    if (late) {
      running.kill();
    }
  }
}
