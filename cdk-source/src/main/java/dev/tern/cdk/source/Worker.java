package dev.tern.cdk.source;

import java.util.Optional;

/** One of those who read: takes part after part until there is none any more. */
final class Worker {

  private final ReadDesk desk;
  private final TaskBoard board;
  private final StreamEnds ends;
  private final Lane lane;

  /** For the calling thread. */
  Worker(ReadDesk desk, TaskBoard board, StreamEnds ends, Lane lane) {
    this.desk = desk;
    this.board = board;
    this.ends = ends;
    this.lane = lane;
  }

  void work() {
    for (Optional<StreamRun> next = take(); next.isPresent(); next = take()) {
      StreamRun run = next.get();
      try {
        read(run);
        leave(run, run::leave);
      } catch (Throwable e) {
        StreamEnds.requireOutput(e);
        leave(
            run,
            StreamEnds.endedByStop(desk.stop(), e) ? run::leaveInterrupted : () -> fail(run, e));
      }
    }
  }

  private void fail(StreamRun run, Throwable cause) {
    run.leaveFailed(cause);
    ends.failed();
  }

  /** Waits for the next stream to work at; empty when there will be none. */
  private Optional<StreamRun> take() {
    desk.gate().enter();
    try {
      while (true) {
        if (desk.stop().requested()) {
          return Optional.empty();
        }
        Optional<StreamRun> next = board.take();
        if (next.isPresent() || board.over()) {
          return next;
        }
        desk.gate().await();
      }
    } finally {
      desk.gate().leave();
    }
  }

  private void read(StreamRun run) throws Exception {
    Optional<StreamRead.Part> part = ask(run);
    if (part.isPresent()) {
      part.get().read(lane);
    }
  }

  /** Asks for the next part: who fails to answer is not asked again. */
  private Optional<StreamRead.Part> ask(StreamRun run) throws Exception {
    Optional<StreamRead.Part> part = Optional.empty();
    try {
      if (run.planned().stream().isPresent()) {
        part = open(run, run.planned().stream().get()).next(lane);
      }
      return part;
    } finally {
      boolean some = part.isPresent();
      inside(() -> run.given(some));
    }
  }

  /** The worker that comes first opens the stream; nobody else comes before that is done. */
  private StreamRead open(StreamRun run, SourceStream stream) throws Exception {
    Optional<StreamRead> known = run.read();
    if (known.isPresent()) {
      return known.get();
    }
    SourceStream wanted = lane.author(() -> stream.forRequest(run.planned().request()));
    StreamRead opened =
        wanted instanceof CursorStream declared
            ? declared.open(desk, run, lane)
            : new RawRead(desk, run, wanted);
    inside(() -> run.opened(opened));
    return opened;
  }

  private void leave(StreamRun run, Runnable leaving) {
    inside(
        () -> {
          leaving.run();
          board.release(run);
          if (run.over()) {
            ends.end(run);
          }
        });
  }

  /** Does something inside of the gate, which others may have waited for. */
  private void inside(Runnable change) {
    desk.gate().enter();
    try {
      change.run();
      desk.gate().wakeAll();
    } finally {
      desk.gate().leave();
    }
  }
}
