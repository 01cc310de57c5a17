package dev.tern.testkit.destination;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.testkit.Background;
import dev.tern.testkit.suite.LiveRun;
import dev.tern.testkit.suite.OutputLine;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A destination that writes: what is sent waits for it on a thread of its own, what it says waits
 * until it is asked for. For one thread that sends and one that asks.
 */
final class RunningWrite implements AutoCloseable {

  private static final byte[] END = {};

  /** What is sent waits for what was sent before, so that it need not all be in memory. */
  private static final int PIECES = 2;

  /** More than fits into a pipe. */
  private static final String NOTHING =
      "{\"type\":\"LOG\",\"log\":{\"level\":\"INFO\",\"message\":\"Nothing yet.\"}}\n".repeat(1500);

  private final LiveRun run;
  private final Duration wait;
  private final BlockingQueue<byte[]> input = new LinkedBlockingQueue<>(PIECES);
  private final CompletableFuture<Void> fed;
  private boolean ended;

  /**
   * Begins to feed it.
   *
   * @param wait how long a state may take before nobody waits for it any more
   */
  RunningWrite(LiveRun run, Duration wait) {
    this.run = run;
    this.wait = wait;
    this.fed = Background.run(this::feed);
  }

  /** Sends text. */
  RunningWrite send(String text) throws InterruptedException {
    if (!text.isEmpty()) {
      input.put(text.getBytes(StandardCharsets.UTF_8));
    }
    return this;
  }

  /** Closes its stdin behind all that was sent; nothing can be sent from now on. */
  RunningWrite end() throws InterruptedException {
    if (!ended) {
      input.put(END);
    }
    ended = true;
    return this;
  }

  /** The next state it repeats; nothing when it ended first, or took too long. */
  Optional<JsonNode> nextState() {
    return run.await(line -> isState(Json.parse(line.text())))
        .map(OutputLine::text)
        .map(Json::parse);
  }

  /**
   * The next state it repeats. When none comes for a while, its stdin is closed, so that it repeats
   * what it waited with.
   */
  Optional<JsonNode> nextStateOrEnd() throws InterruptedException {
    CompletableFuture<Optional<JsonNode>> next = Background.call(this::nextState);
    try {
      return next.get(wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new IllegalStateException("Its stdout cannot be read.", e);
    } catch (TimeoutException e) {
      end();
      return next.join();
    }
  }

  /** Whether its stdin is closed behind all that was sent. */
  boolean isEnded() {
    return ended;
  }

  /** Goes on when it acknowledges before its stdin ends. */
  void requireEarlyState() throws InterruptedException, Broken, NotTried {
    boolean none = nextStateOrEnd().isEmpty();
    if (none || ended) {
      Written unused = end().await().succeeded();
      throw new NotTried("It acknowledges nothing before its stdin ends, as DST-3 tells.");
    }
  }

  /**
   * Sends messages that mean nothing, until all that was sent before has been read: they are more
   * than fits into the pipe to it.
   */
  RunningWrite sendMuchOfNothing() throws InterruptedException {
    for (int piece = 0; piece < PIECES + 2; piece++) {
      send(NOTHING);
    }
    return this;
  }

  private static boolean isState(JsonNode message) {
    return message.path("type").asText().equals("STATE");
  }

  /** How much memory it has right now; 0 where that cannot be seen. */
  long residentBytes() {
    return run.residentBytes();
  }

  /** Ends it at once (SIGKILL). */
  Written kill() throws InterruptedException {
    return new Written(run.kill());
  }

  /** Asks it to end (SIGTERM) and reads on to its end. */
  Written terminate() throws InterruptedException {
    run.terminate();
    return new Written(run.finish());
  }

  /** Reads on to its end; one that does not end in time is killed. */
  Written await() throws InterruptedException {
    return new Written(run.finish());
  }

  /**
   * Takes all that is sent, also when the destination has ended: who sends must not wait for it.
   */
  private void feed() {
    try (OutputStream stdin = run.input()) {
      boolean open = true;
      for (byte[] bytes = input.take(); bytes.length > 0; bytes = input.take()) {
        open = open && write(stdin, bytes);
      }
    } catch (IOException e) {
      // it has ended before
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether it was taken; one that has ended takes nothing more, and how it ended tells why. */
  private static boolean write(OutputStream stdin, byte[] bytes) {
    try {
      stdin.write(bytes);
      stdin.flush();
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    run.close();
    input.clear();
    input.add(END);
    fed.join();
  }
}
