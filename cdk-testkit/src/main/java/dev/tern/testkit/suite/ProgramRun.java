package dev.tern.testkit.suite;

import dev.tern.cdk.cli.ConnectorProgram;
import dev.tern.cdk.cli.StandardStreams;
import dev.tern.cdk.cli.StopSignal;
import dev.tern.worker.connector.ConnectorRun;
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

/** A command that runs on a thread of this process. Killing it breaks its pipes. */
final class ProgramRun implements ConnectorRun {

  private static final int CRASHED = 1;
  private static final int KILLED = 137;

  private final Pipe input = new Pipe();
  private final Pipe output = new Pipe();
  private final Pipe errors = new Pipe();
  private final StopSignal stop = new StopSignal();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread thread;
  private volatile int exitCode;
  private volatile boolean killed;

  ProgramRun(ConnectorProgram program, List<String> arguments, Locality there) {
    String[] words = arguments.toArray(String[]::new);
    this.thread = new Thread(() -> live(program, words, there), "connector");
    thread.start();
  }

  private void live(ConnectorProgram program, String[] words, Locality there) {
    Locality here = Locality.here();
    PrintStream people = new PrintStream(errors.writer, true, StandardCharsets.UTF_8);
    try {
      there.settle();
      exitCode = program.run(words, new StandardStreams(input.reader, output.writer, people), stop);
    } catch (RuntimeException | Error e) {
      e.printStackTrace(people);
      exitCode = CRASHED;
    } finally {
      here.settle();
      input.sever();
      output.end();
      errors.end();
      ended.countDown();
    }
  }

  @Override
  public OutputStream input() {
    return input.writer;
  }

  @Override
  public InputStream output() {
    return output.reader;
  }

  @Override
  public InputStream errors() {
    return errors.reader;
  }

  @Override
  public OptionalLong pid() {
    return OptionalLong.empty();
  }

  @Override
  public OptionalInt await(Duration patience) throws InterruptedException {
    if (!ended.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      return OptionalInt.empty();
    }
    return OptionalInt.of(killed ? KILLED : exitCode);
  }

  @Override
  public void terminate() {
    stop.request();
  }

  @Override
  public void kill() {
    killed = killed || ended.getCount() > 0;
    output.sever();
    errors.sever();
    input.end();
    thread.interrupt();
  }

  @Override
  public void close() {
    kill();
  }
}
