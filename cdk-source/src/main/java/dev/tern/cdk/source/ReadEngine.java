package dev.tern.cdk.source;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads the planned streams with a number of workers, each stream to its own end, and says of every
 * stream how it ended.
 */
final class ReadEngine {

  private final ReadDesk desk;
  private final StreamEnds ends;
  private final List<StreamRun> runs;
  private final TaskBoard board;
  private final AtomicReference<@Nullable Throwable> broken = new AtomicReference<>();

  /**
   * For the streams of a catalog, in its order.
   *
   * @param failFast whether the first failure is to end all of them
   */
  ReadEngine(ReadDesk desk, List<PlannedStream> plan, boolean failFast) {
    this.desk = desk;
    this.ends = new StreamEnds(desk, failFast);
    Supplier<Tally> tallies = tallies(desk.book());
    this.runs = plan.stream().map(planned -> run(planned, tallies.get())).toList();
    this.board = new TaskBoard(runs, ends::begin);
  }

  /** One tally for each stream, or the one of all streams for each. */
  private static Supplier<Tally> tallies(StateBook book) {
    Tally all = new Tally();
    return book.whole() ? () -> all : Tally::new;
  }

  private StreamRun run(PlannedStream planned, Tally tally) {
    StreamLedger ledger =
        new StreamLedger(
            planned.descriptor(),
            new StatusAnnouncer(desk.context().out(), planned.descriptor()),
            tally,
            planned.prior());
    desk.book().add(ledger);
    return new StreamRun(
        planned, ledger, RecordRules.of(planned, desk.dialect(), desk.checksRecords()));
  }

  /** Reads until all streams have ended, or until the end is asked for. */
  void run(int workers, Linger linger) {
    boolean all = desk.gate().run(workers, number -> work(linger));
    desk.gate().enter();
    try {
      desk.output().close();
      StreamEnds.requireOutput(broken.get());
      if (!all) {
        desk.warn(
            "Some streams did not listen when they were asked to stop: they are left behind.");
      }
      end();
      rethrow();
    } finally {
      desk.gate().leave();
    }
  }

  private void end() {
    runs.stream().filter(run -> !run.ended()).forEach(ends::leaveBehind);
    desk.states().finish(runs.stream().map(StreamRun::ledger).toList());
    runs.forEach(ends::reportLate);
  }

  private void work(Linger linger) {
    Lane lane = new Lane(new AuthorTurn(desk.stop()), desk.output(), linger);
    linger.add(lane);
    try {
      new Worker(desk, board, ends, lane).work();
    } catch (Throwable e) { // of the kit, or nobody is left to read
      broken.compareAndSet(null, e);
      desk.stop().request();
    }
  }

  private void rethrow() {
    Throwable cause = broken.get();
    if (cause instanceof Error error) {
      throw error;
    }
    if (cause != null) {
      throw (RuntimeException) cause;
    }
  }
}
