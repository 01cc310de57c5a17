package dev.tern.cdk.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * What stands in the place of a standard stream for some threads, until it ends; others print to
 * what stood there before. Several may stand in one place, and end in any order. Safe for any
 * number of threads.
 */
final class TakenStream extends PrintStream {

  private final Route route;

  /**
   * Stands nowhere yet.
   *
   * @param threads whose bytes it takes
   * @param own takes them
   * @param before what stands in the place
   */
  TakenStream(ThreadGroup threads, OutputStream own, PrintStream before) {
    this(new Route(threads, own, open(before)));
  }

  private TakenStream(Route route) {
    super(route, true, StandardCharsets.UTF_8);
    this.route = route;
  }

  /** Ends it, and says what has to stand in its place now. */
  PrintStream end(PrintStream standing) {
    flush();
    route.ended = true;
    return open(standing);
  }

  /** The first that has not ended, from the one that stands there on. */
  private static PrintStream open(PrintStream standing) {
    PrintStream open = standing;
    while (open instanceof TakenStream taken && taken.route.ended) {
      open = taken.route.before;
    }
    if (open instanceof TakenStream taken) {
      taken.route.before = open(taken.route.before); // those that have ended are not kept
    }
    return open;
  }

  /** Where the bytes go. */
  private static final class Route extends OutputStream {

    private final ThreadGroup threads;
    private final OutputStream own;
    private volatile PrintStream before;
    private volatile boolean ended;

    Route(ThreadGroup threads, OutputStream own, PrintStream before) {
      this.threads = threads;
      this.own = own;
      this.before = before;
    }

    @Override
    public void write(int single) throws IOException {
      write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      if (threads.parentOf(Thread.currentThread().getThreadGroup())) {
        own.write(bytes, offset, length);
      } else {
        before.write(bytes, offset, length);
      }
    }

    @Override
    public void flush() {
      before.flush();
    }
  }
}
