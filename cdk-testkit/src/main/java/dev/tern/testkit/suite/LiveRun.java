package dev.tern.testkit.suite;

import dev.tern.testkit.Background;
import dev.tern.worker.connector.ConnectorRun;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/**
 * A run of a connector that goes on: its stdout is read as fast as it is asked for, so that whoever
 * does not ask holds the connector up.
 *
 * <p>One that does not end in time is killed, and has hung; one that prints more than can be kept
 * is killed, too. For one thread.
 */
public final class LiveRun implements AutoCloseable {

  private static final Duration LAST_WORDS = Duration.ofSeconds(2);

  private final Trial trial;
  private final ConnectorRun run;
  private final Deadline deadline;
  private final Watch watch;
  private final LineStream output;
  private final OutputStream input;
  private final CompletableFuture<String> errors;
  private final KeptOutput kept = new KeptOutput();
  private final long start = System.nanoTime();
  private boolean cut;
  private boolean overflowed;

  /** Who is told about a run. */
  interface Watch {
    /** The next line. */
    void line(OutputLine line, byte[] bytes);

    /** What is sent to its stdin. */
    void input(byte[] bytes, int offset, int length);

    /** Nothing of it is left. */
    void closed(ConnectorRun run);

    /** The end. */
    void end(Observed run);
  }

  LiveRun(Trial trial, ConnectorRun run, Deadline deadline, Watch watch) {
    this.trial = trial;
    this.run = run;
    this.deadline = deadline;
    this.watch = watch;
    this.output = new LineStream(run.output());
    this.input = new ToldInput(run.input(), watch);
    this.errors = Background.call(() -> KeptOutput.beginning(run.errors()));
    deadline.begin(run::kill);
  }

  /** The next line of stdout; nothing when there is no more, or no room for it. */
  public Optional<OutputLine> next() {
    byte[] bytes = overflowed ? null : output.next();
    if (bytes == null) {
      return Optional.empty();
    }
    OutputLine line =
        OutputLine.of(kept.next(), Duration.ofNanos(System.nanoTime() - start), bytes);
    if (!kept.keep(line)) {
      overflowed = true;
      run.kill();
      return Optional.empty();
    }
    watch.line(line, bytes);
    return Optional.of(line);
  }

  /** Reads on until a line fits. */
  public Optional<OutputLine> await(Predicate<OutputLine> wanted) {
    Optional<OutputLine> line = next();
    while (line.isPresent() && !wanted.test(line.get())) {
      line = next();
    }
    return line;
  }

  /** Its stdin, for whoever writes as the connector reads. */
  public OutputStream input() {
    return input;
  }

  /** Closes its stdin. */
  public void endInput() {
    try {
      input.close();
    } catch (IOException e) {
      // how it ended tells why
    }
  }

  /** Sends all of its stdin beside the caller, and closes it. A connector may end before. */
  public void send(byte[] bytes) {
    CompletableFuture<Void> unused = Background.run(() -> write(bytes));
  }

  private void write(byte[] bytes) {
    try (input) {
      input.write(bytes);
    } catch (IOException e) {
      // how it ended tells why
    }
  }

  /** Reads nothing for a time, unless it ends before. */
  public void rest(Duration time) throws InterruptedException {
    OptionalInt unused = run.await(time);
  }

  /** How much memory it has right now; 0 where that cannot be seen. */
  public long residentBytes() {
    return pid().isPresent() ? ResidentMemory.of(pid().getAsLong()).orElse(0) : 0;
  }

  /** Its process id; none inside this process. */
  public OptionalLong pid() {
    return run.pid();
  }

  /** Everything it printed so far. */
  public List<OutputLine> lines() {
    return kept.lines();
  }

  /** Asks it to end (SIGTERM). */
  public void terminate() {
    run.terminate();
  }

  /** Reads the rest and waits for the end. */
  public Observed finish() throws InterruptedException {
    await(line -> false);
    return end();
  }

  /** Kills it (SIGKILL) and takes what it had printed and was read before. */
  public Observed kill() throws InterruptedException {
    cut = true;
    run.kill();
    return end();
  }

  /** Goes away from its stdout, as a consumer does that has crashed, and waits for the end. */
  public Observed leave() throws InterruptedException {
    cut = true;
    output.close();
    return end();
  }

  private Observed end() throws InterruptedException {
    OptionalInt code = run.await(deadline.patience());
    boolean hung = deadline.end() || code.isEmpty();
    if (code.isEmpty()) {
      run.kill();
      code = run.await(deadline.patience());
    }
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    awaitErrors();
    closeRun();
    Observed observed =
        new Observed(trial, ending(hung), code.orElse(-1), kept.lines(), errors.join(), took);
    watch.end(observed);
    return observed;
  }

  private Ending ending(boolean hung) {
    if (overflowed) {
      return Ending.OVERFLOWED;
    }
    return hung ? Ending.HUNG : cut ? Ending.CUT : Ending.ENDED;
  }

  /** What it printed may still lie in the pipe; a child that it left behind may hold that open. */
  private void awaitErrors() throws InterruptedException {
    try {
      errors.get(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      // what could be read tells
    }
  }

  /** Kills what still runs. */
  @Override
  public void close() {
    deadline.end();
    closeRun();
  }

  private void closeRun() {
    run.close();
    watch.closed(run);
  }
}
