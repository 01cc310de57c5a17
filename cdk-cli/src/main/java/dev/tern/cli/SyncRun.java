package dev.tern.cli;

import dev.tern.cdk.catalog.StreamNames;
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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

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

  /** Does it for a saved connection; the exit code. */
  int run(Connection connection, SyncRequest request) {
    SyncRequest asked = request.retrying(options.retries()).with(options.options(session.around()));
    CountingJournal.Tally tally = CountingJournal.Tally.begin();
    session.running().through(journal -> new CountingJournal(tally, journal, options.commits()));
    warn(connection);
    Instant start = now();
    try (Interrupts interrupts = new Interrupts(session.running()::kill, display::note);
        TimeLimit limit = TimeLimit.of(options.maxDuration(), interrupts::timeIsUp)) {
      SyncOutcome outcome = run(connection, asked, interrupts);
      Duration time = Duration.between(start, now());
      new SyncAnswer(session, connection, outcome, tally).give(time, options.output());
      return exitCode(outcome.last(), interrupts);
    }
  }

  private SyncOutcome run(Connection connection, SyncRequest request, Interrupts interrupts) {
    List<StreamDescriptor> streams = streams(connection, request);
    Progress start =
        Progress.begin(now(), streams, new LastRun(session.worker()).of(connection, streams));
    try (ProgressWatch watch = new ProgressWatch(start, display, session.around().clock())) {
      SyncView view = new SyncView(watch, display, new AtomicInteger());
      return session.worker().syncs().run(connection, request, view, interrupts.stop());
    }
  }

  private static List<StreamDescriptor> streams(Connection connection, SyncRequest request) {
    return request.streams().isEmpty()
        ? Connections.catalog(connection).getStreams().stream().map(StreamNames::of).toList()
        : request.streams();
  }

  private void warn(Connection connection) {
    if (connection.breakingChange()) {
      display.note(
          "The source has changed so that this may fail. See: ./cdk catalog diff "
              + connection.name());
    }
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
