package dev.tern.testkit.destination;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.testkit.Background;
import dev.tern.testkit.suite.LiveRun;
import dev.tern.testkit.suite.OutputLine;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A destination that writes: what is sent waits for it on a thread of its own, what it says waits
 * until it is asked for. For one thread that sends and one that asks.
 */
final class RunningWrite implements AutoCloseable {

  private static final byte[] END = {};

  /** What is sent waits for what was sent before, so that it need not all be in memory. */
  private static final int PIECES = 2;

  private final LiveRun run;
  private final BlockingQueue<byte[]> input = new LinkedBlockingQueue<>(PIECES);
  private final CompletableFuture<Void> fed;

  /** Begins to feed it. */
  RunningWrite(LiveRun run) {
    this.run = run;
    this.fed = Background.run(this::feed);
  }

  /** Sends text. */
  RunningWrite send(String text) throws InterruptedException {
    if (!text.isEmpty()) {
      input.put(text.getBytes(StandardCharsets.UTF_8));
    }
    return this;
  }

  /** Closes its stdin behind all that was sent. */
  RunningWrite end() throws InterruptedException {
    input.put(END);
    return this;
  }

  /** The next state it repeats; nothing when it ended first, or took too long. */
  Optional<JsonNode> nextState() {
    return run.await(line -> isState(Json.parse(line.text())))
        .map(OutputLine::text)
        .map(Json::parse);
  }

  private static boolean isState(JsonNode message) {
    return message.path("type").asText().equals("STATE");
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
