package dev.tern.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/**
 * A connector that runs: something to write to, lines to wait for, and ways to end it.
 *
 * <p>For one thread. A connector that is waited for and prints nothing for 15 minutes is killed and
 * reported as hanging.
 */
public final class RunningConnector implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(15);
  private static final double MILLIS = 1000;

  private final Process process;
  private final Duration patience;
  private final OutputStream input;
  private final BufferedReader output;
  private final CompletableFuture<String> errors;
  private final List<String> seen = Collections.synchronizedList(new ArrayList<>());

  RunningConnector(Process process) {
    this(process, PATIENCE);
  }

  RunningConnector(Process process, Duration patience) {
    this.process = process;
    this.patience = patience;
    this.input = process.getOutputStream();
    this.output = reader(process.getInputStream());
    this.errors = Background.call(() -> text(process.getErrorStream()));
  }

  /** The process, for signals and handles. */
  public Process process() {
    return process;
  }

  /**
   * Sends text as it is. A connector that has ended takes nothing more, which is no failure here.
   */
  public void send(String text) {
    send(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends bytes as they are. */
  public void send(byte[] bytes) {
    try {
      input.write(bytes);
      input.flush();
    } catch (IOException e) {
      // the result tells why it ended
    }
  }

  /** Sends a large input, and closes its stdin. */
  void send(HeavyInput heavy) {
    try {
      heavy.writeTo(input);
    } catch (IOException e) {
      // the result tells why it ended
    }
    endInput();
  }

  /** Closes its stdin. */
  public void endInput() {
    try {
      input.close();
    } catch (IOException e) {
      // the result tells why it ended
    }
  }

  /**
   * Reads output until a line fits, and returns that line; nothing when the output ended before.
   */
  public Optional<String> awaitLine(Predicate<String> wanted) {
    return patiently(Background.call(() -> read(wanted)), "no line that fits");
  }

  private Optional<String> read(Predicate<String> wanted) {
    try {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        seen.add(line);
        if (wanted.test(line)) {
          return Optional.of(line);
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Closes the reading end of its stdout, as a consumer does that has gone away. */
  public void closeOutput() {
    try {
      output.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Asks it to end (SIGTERM). */
  public void terminate() {
    process.toHandle().destroy();
  }

  /** Ends it at once (SIGKILL). */
  public void kill() {
    process.toHandle().destroyForcibly();
  }

  /** Reads the rest of its output and waits for its end. */
  public RunResult await() {
    Optional<String> unused =
        patiently(Background.call(() -> read(line -> false)), "no end of its output");
    return awaitExit();
  }

  /** Waits for its end without reading its output any further. */
  public RunResult awaitExit() {
    int code = patiently(process.onExit(), "no end").exitValue();
    return new RunResult(code, seen, patiently(errors, "no end of its stderr"));
  }

  /** Waits as long as lines come. */
  private <T> T patiently(CompletableFuture<T> awaited, String missing) {
    int before;
    do {
      before = seen.size();
      try {
        return awaited.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        // told below, unless it prints
      } catch (ExecutionException e) {
        throw thrown(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("Interrupted while waiting for a connector.", e);
      }
    } while (seen.size() > before);
    kill();
    throw new AssertionError(
        "The connector hangs: %s within %s s; lines so far: %d."
            .formatted(missing, patience.toMillis() / MILLIS, before));
  }

  /** As it would have been thrown by the thread that waits. */
  private static RuntimeException thrown(ExecutionException failure) {
    if (failure.getCause() instanceof Error error) {
      throw error;
    }
    return failure.getCause() instanceof RuntimeException exception
        ? exception
        : new IllegalStateException(failure.getCause());
  }

  @Override
  public void close() {
    kill();
  }

  private static BufferedReader reader(InputStream in) {
    return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
  }

  private static String text(InputStream in) {
    try (in) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }
}
