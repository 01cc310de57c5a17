package dev.tern.benchmarks;

import dev.tern.cdk.cli.StandardStreams;
import dev.tern.cdk.destination.AbstractDestination;
import dev.tern.cdk.destination.DestinationRunner;
import dev.tern.cdk.destination.StreamWriter;
import dev.tern.cdk.destination.WriteRequest;
import dev.tern.testkit.Background;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

/**
 * How long it takes from the moment records are durable until the state behind them is on stdout:
 * one record and one state at a time, through the whole of {@code write}.
 */
final class EchoLatency {

  private static final int WARM_UP = 2000;
  private static final int PAIRS = 20_000;

  private final long[] nanos = new long[PAIRS];
  private final Semaphore echoed = new Semaphore(0);
  private volatile long durableAt;
  private int count;

  private EchoLatency() {}

  /** Prints the median, the 99th of a hundred, and the most, in microseconds. */
  @SuppressWarnings("SystemOut") // the answer
  public static void main(String[] args) throws Exception {
    long[] sorted = new EchoLatency().measure();
    Arrays.sort(sorted);
    System.out.printf(
        "from durable to echoed, in µs: median %d, p99 %d, most %d%n",
        sorted[sorted.length / 2] / 1000,
        sorted[sorted.length * 99 / 100] / 1000,
        sorted[sorted.length - 1] / 1000);
  }

  private long[] measure() throws Exception {
    Path folder = Files.createTempDirectory("echo");
    Path config = Files.writeString(folder.resolve("config.json"), "{}");
    Path catalog =
        Files.writeString(
            folder.resolve("catalog.json"),
            Programs.catalog("users", "{}").replace("overwrite", "append").replace('\'', '"'));
    String[] words = {"write", "--config", config.toString(), "--catalog", catalog.toString()};
    PipedInputStream in = new PipedInputStream(1 << 16);
    PrintStream errors =
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    StandardStreams streams = new StandardStreams(in, new Watch(), errors);
    CompletableFuture<Integer> run;
    try (PipedOutputStream source = new PipedOutputStream(in)) {
      run = Background.call(() -> DestinationRunner.run(new Durable(), words, streams));
      send(source);
    }
    if (run.join() != 0) {
      throw new IllegalStateException("The destination failed.");
    }
    return Arrays.copyOfRange(nanos, WARM_UP, PAIRS);
  }

  private void send(OutputStream source) throws Exception {
    byte[] pair =
        ("{\"type\":\"RECORD\",\"record\":{\"stream\":\"users\",\"data\":{\"id\":1},\"emitted_at\":1}}\n"
                + "{\"type\":\"STATE\",\"state\":{\"type\":\"STREAM\",\"stream\":"
                + "{\"stream_descriptor\":{\"name\":\"users\"},\"stream_state\":{\"at\":1}}}}\n")
            .getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < PAIRS; i++) {
      source.write(pair);
      source.flush();
      echoed.acquire();
    }
  }

  /** Sees each state that comes out. */
  private final class Watch extends OutputStream {
    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      String text = new String(bytes, offset, length, StandardCharsets.UTF_8);
      if (text.startsWith("{\"type\":\"STATE\"")) {
        nanos[count++] = System.nanoTime() - durableAt;
        echoed.release();
      }
    }
  }

  /** Stores nothing, and takes note of when it would have been durable. */
  private final class Durable extends AbstractDestination<Durable.Config> {

    /** Nothing is needed. */
    record Config(Optional<String> note) {}

    @Override
    protected void check(Config config) {}

    @Override
    protected StreamWriter open(Config config, WriteRequest request) {
      return batch -> durableAt = System.nanoTime();
    }
  }
}
