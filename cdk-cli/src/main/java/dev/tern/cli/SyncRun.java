package dev.tern.cli;

import dev.tern.cdk.catalog.StreamNames;
import dev.tern.cdk.cli.StopSignal;
import dev.tern.cli.progress.Display;
import dev.tern.cli.progress.LineDisplay;
import dev.tern.cli.progress.LiveDisplay;
import dev.tern.cli.progress.Progress;
import dev.tern.cli.progress.ProgressWatch;
import dev.tern.cli.progress.SilentDisplay;
import dev.tern.protocol.StreamDescriptor;
import dev.tern.worker.Connections;
import dev.tern.worker.SyncOutcome;
import dev.tern.worker.SyncRequest;
import dev.tern.worker.store.Connection;
import dev.tern.worker.sync.AttemptResult;
import dev.tern.worker.sync.SyncWatcher;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Something that moves, watched by a person: with progress, stopped by Ctrl-C, and with a word at
 * the end.
 */
final class SyncRun {

  private final Session session;
  private final RunOptions options;
  private final Display display;

  SyncRun(Session session, RunOptions options) {
    this.session = session;
    this.options = options;
    this.display = display(session.around(), options.output());
  }

  private static Display display(Surroundings around, RunOptions.Output output) {
    return switch (output) {
      case AUTO -> around.terminal() ? live(around) : LineDisplay.plain(around.err());
      case LIVE -> live(around);
      case PLAIN -> LineDisplay.plain(around.err());
      case JSON -> LineDisplay.json(around.out(), around.err());
      case NONE -> new SilentDisplay(around.err());
    };
  }

  private static Display live(Surroundings around) {
    return new LiveDisplay(around.out(), around.screen());
  }

  /** What moves, watched and able to stop. */
  @FunctionalInterface
  interface Motion {

    Moved go(SyncWatcher watcher, StopSignal stop);
  }

  /** Does what is asked for; the exit code. */
  int run(Connection connection, SyncRequest request) {
    SyncRequest asked = request.retrying(options.retries()).with(options.options(session.around()));
    return run(
        connection,
        streams(connection, request.streams()),
        (watcher, stop) -> {
          SyncOutcome outcome = session.worker().syncs().run(connection, asked, watcher, stop);
          return Moved.of(outcome);
        });
  }

  /** Reads into nothing; the exit code. */
  int dryRun(Connection connection, List<StreamDescriptor> only, long limit) {
    List<StreamDescriptor> streams = streams(connection, only);
    DryRun dry = new DryRun(session, connection, streams, limit);
    return run(
        connection,
        streams,
        (watcher, stop) -> dry.go(options.options(session.around()), watcher, stop));
  }

  private int run(Connection connection, List<StreamDescriptor> streams, Motion motion) {
    CountingJournal.Tally tally = CountingJournal.Tally.begin();
    session.running().through(journal -> new CountingJournal(tally, journal, options.commits()));
    Instant start = now();
    try (Interrupts interrupts = new Interrupts(session.running()::kill, display::note);
        TimeLimit limit = new TimeLimit()) {
      options.maxDuration().ifPresent(time -> limit.begin(time, interrupts::timeIsUp));
      Moved moved = watched(connection, streams, motion, interrupts);
      Duration time = Duration.between(start, now());
      new SyncAnswer(session, connection.name(), moved, tally).give(time, options.output());
      return exitCode(moved.result(), interrupts);
    }
  }

  private Moved watched(
      Connection connection, List<StreamDescriptor> streams, Motion motion, Interrupts interrupts) {
    Progress start =
        Progress.begin(now(), streams, new LastRun(session.worker()).of(connection, streams));
    try (ProgressWatch watch = new ProgressWatch(start, display, session.around().clock())) {
      Warnings warnings = new Warnings(display::note, "log of the job");
      Moved moved = motion.go(new SyncView(watch, warnings, display::note), interrupts.stop());
      watch.ended(moved.result().verdict());
      return moved;
    }
  }

  private static List<StreamDescriptor> streams(
      Connection connection, List<StreamDescriptor> only) {
    return only.isEmpty()
        ? Connections.catalog(connection).getStreams().stream().map(StreamNames::of).toList()
        : only;
  }

  private static int exitCode(AttemptResult result, Interrupts interrupts) {
    return switch (result.verdict()) {
      case SUCCEEDED -> ExitCode.DONE;
      case CANCELLED -> interrupts.exitCode().orElse(ExitCode.STOPPED);
      case PARTIAL, FAILED -> interrupts.exitCode().orElse(ExitCode.FAILED);
    };
  }

  private Instant now() {
    return session.around().clock().instant();
  }
}
