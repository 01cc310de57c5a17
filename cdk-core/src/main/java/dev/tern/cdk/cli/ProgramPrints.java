package dev.tern.cdk.cli;

import dev.tern.cdk.log.LogOutput;
import dev.tern.cdk.message.MessageWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Takes {@code System.out} and {@code System.err} away from the threads of a program that runs
 * inside this process: what they print becomes what it becomes where the program is a process
 * (ENV-7, ENV-8, ENV-19).
 *
 * <p>People see it, without secrets, on the {@code System.err} of before. What other threads print
 * stays where it was. Safe for any number of threads.
 */
public final class ProgramPrints {

  /** More of them wait for whoever reads the program, as all do where it is a process. */
  private static final int WAITING_LINES = 10_000;

  private final PrintStream people = System.err;
  private final StandardStreams streams;
  private final StrayOutput out = new StrayOutput(StrayPrinter::caller, this::printed);
  private final StrayOutput err = new StrayOutput(() -> "", (from, line) -> complained(line));
  private final TakenStream takenOut;
  private final TakenStream takenErr;

  /** Whoever prints holds a lock that others need to print: it must not wait for a reader. */
  private final ThreadPoolExecutor writer =
      new ThreadPoolExecutor(
          0,
          1,
          1,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(WAITING_LINES),
          ProgramPrints::thread,
          new ThreadPoolExecutor.CallerRunsPolicy());

  private volatile @Nullable MessageWriter messages;

  /**
   * Takes them until the {@link #end}.
   *
   * @param threads those of the program
   * @param streams those of the program; what is printed before its command begins, or without one,
   *     goes there as it is
   */
  public ProgramPrints(ThreadGroup threads, StandardStreams streams) {
    this.streams = streams;
    synchronized (ProgramPrints.class) {
      takenOut = new TakenStream(threads, new Noted(out), System.out);
      takenErr = new TakenStream(threads, new Noted(err), System.err);
      System.setOut(takenOut);
      System.setErr(takenErr);
    }
  }

  private void printed(String from, String line) {
    MessageWriter command = messages;
    if (command == null) {
      people.println(line);
      send(line + "\n");
      return;
    }
    writer.execute(
        () -> {
          people.println(command.hide(line));
          StrayPrinter.warn(command, from, line);
        });
  }

  private void complained(String line) {
    MessageWriter command = messages;
    writer.execute(
        () -> {
          String shown = command == null ? line : command.hide(line);
          people.println(shown);
          streams.err().println(shown);
        });
  }

  private void send(String text) {
    try {
      streams.out().write(text.getBytes(StandardCharsets.UTF_8));
      streams.out().flush();
    } catch (IOException e) {
      // nobody reads it any more
    }
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "tern-program-prints");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Hands over what was printed without a line end, and gives the streams back. All that was
   * printed has been written then.
   */
  public void end() {
    synchronized (ProgramPrints.class) {
      System.setOut(takenOut.end(System.out));
      System.setErr(takenErr.end(System.err));
    }
    out.close();
    err.close();
    writer.shutdown();
    try {
      boolean unused = writer.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A collector of lines that knows whose command printed them. */
  private final class Noted extends OutputStream {

    private final StrayOutput lines;

    Noted(StrayOutput lines) {
      this.lines = lines;
    }

    @Override
    public void write(int single) {
      write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      LogOutput.find().ifPresent(command -> messages = command);
      lines.write(bytes, offset, length);
    }
  }
}
