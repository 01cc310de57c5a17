package dev.tern.testkit.suite;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * {@code System.err} while a program runs inside this process: what threads of the program print
 * there comes to its own stderr, too, as it does where it is a process. Safe for several threads.
 */
final class OverheardErrors extends OutputStream {

  private final PrintStream before = System.err;
  private final PrintStream own;
  private final ThreadGroup threads;
  private final PrintStream taken = new PrintStream(this, true, StandardCharsets.UTF_8);

  /**
   * Takes {@code System.err}.
   *
   * @param threads those of the program
   * @param own the stderr of the program
   */
  OverheardErrors(ThreadGroup threads, PrintStream own) {
    this.threads = threads;
    this.own = own;
    System.setErr(taken);
  }

  @Override
  public void write(int single) {
    write(new byte[] {(byte) single}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    before.write(bytes, offset, length);
    if (threads.parentOf(Thread.currentThread().getThreadGroup())) {
      own.write(bytes, offset, length);
    }
  }

  @Override
  public void flush() {
    before.flush();
  }

  /** Gives {@code System.err} back, unless somebody else has taken it since. */
  void end() {
    if (System.err == taken) {
      System.setErr(before);
    }
  }
}
