package dev.tern.cdk.source;

import dev.tern.cdk.error.TransientException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

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
    for (Optional<TaskBoard.Task> next = take(); next.isPresent(); next = take()) {
      StreamRun run = next.get().run();
      try {
        leave(run, read(next.get()));
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

  /** Waits for something to do; empty when there will be nothing. */
  private Optional<TaskBoard.Task> take() {
    desk.gate().enter();
    try {
      while (true) {
        if (desk.stop().requested()) {
          return Optional.empty();
        }
        Optional<TaskBoard.Task> next = board.take(desk.gate().now());
        if (next.isPresent() || board.over()) {
          return next;
        }
        await(board.restsUntil());
      }
    } finally {
      desk.gate().leave();
    }
  }

  private void await(OptionalLong moment) {
    if (moment.isPresent()) {
      desk.gate().awaitUntil(moment.getAsLong());
    } else {
      desk.gate().await();
    }
  }

  /** Reads a part, as far as that goes now; gives how to leave it. */
  private Runnable read(TaskBoard.Task task) throws Exception {
    StreamRun run = task.run();
    Optional<StreamRead.Part> part = task.rested().isPresent() ? task.rested() : ask(run);
    if (part.isEmpty()) {
      return run::leave;
    }
    Optional<Duration> rest = part.get().read(lane);
    return rest.isEmpty()
        ? run::leave
        : () -> run.leaveResting(part.get(), desk.gate().now() + rest.get().toNanos());
  }

  /** Asks for the next part: who fails to answer is not asked again, unless it is for a while. */
  private Optional<StreamRead.Part> ask(StreamRun run) throws Exception {
    Runnable answer = () -> run.given(false);
    try {
      Optional<StreamRead.Part> part = Optional.empty();
      if (run.planned().stream().isPresent()) {
        part = open(run, run.planned().stream().get()).next(lane);
      }
      boolean some = part.isPresent();
      answer = () -> run.given(some);
      return part;
    } catch (TransientException e) {
      Optional<Duration> rest = run.read().flatMap(read -> read.rest(e));
      if (rest.isEmpty()) {
        throw e;
      }
      answer = () -> run.givenLater(desk.gate().now() + rest.get().toNanos());
      return Optional.empty();
    } finally {
      inside(answer);
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
