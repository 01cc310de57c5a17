package dev.tern.worker.connector;

import dev.tern.cdk.cli.ConnectorProgram;
import dev.tern.cdk.cli.StandardStreams;
import dev.tern.cdk.cli.StopSignal;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A command that runs inside this process, on a thread and pipes of its own.
 *
 * <p>Killing it interrupts its thread and breaks its pipes: for everybody else it has ended then,
 * even if its thread has not.
 */
final class ProgramRun implements ConnectorRun {

  private static final int CRASHED = 1;
  private static final int KILLED = 137;
  private static final int RUNNING = -1;

  private final BytePipe input = new BytePipe();
  private final BytePipe output = new BytePipe();
  private final BytePipe errors = new BytePipe();
  private final StopSignal stop = new StopSignal();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final AtomicInteger exit = new AtomicInteger(RUNNING);
  private final Thread thread;

  private ProgramRun(String name, ConnectorProgram program, List<String> arguments) {
    this.thread =
        new Thread(() -> run(program, arguments.toArray(String[]::new)), "tern-connector-" + name);
    thread.setDaemon(true);
  }

  /** Starts a command on a thread of that name. */
  static ProgramRun start(String name, ConnectorProgram program, List<String> arguments) {
    ProgramRun run = new ProgramRun(name, program, arguments);
    run.thread.start();
    return run;
  }

  private void run(ConnectorProgram program, String[] arguments) {
    int code = CRASHED;
    try (PrintStream people = new PrintStream(errors.input(), true, StandardCharsets.UTF_8)) {
      StandardStreams streams = new StandardStreams(input.output(), output.input(), people);
      code = program.run(arguments, streams, stop);
    } catch (Throwable e) {
      // What a process would print when it dies of it.
      try (PrintStream people = new PrintStream(errors.input(), true, StandardCharsets.UTF_8)) {
        e.printStackTrace(people);
      }
    } finally {
      end(code);
    }
  }

  private void end(int code) {
    exit.compareAndSet(RUNNING, code);
    ended.countDown();
    input.cut();
    output.cut();
    errors.cut();
  }

  @Override
  public OutputStream input() {
    return input.input();
  }

  @Override
  public InputStream output() {
    return output.output();
  }

  @Override
  public InputStream errors() {
    return errors.output();
  }

  @Override
  public OptionalLong pid() {
    return OptionalLong.empty();
  }

  @Override
  public OptionalInt await(Duration patience) throws InterruptedException {
    return ended.await(patience.toNanos(), TimeUnit.NANOSECONDS)
        ? OptionalInt.of(exit.get())
        : OptionalInt.empty();
  }

  @Override
  public void terminate() {
    stop.request();
  }

  @Override
  public void kill() {
    if (ended.getCount() > 0) {
      stop.request();
      end(KILLED);
      thread.interrupt();
    }
  }

  @Override
  public void close() {
    kill();
  }
}
