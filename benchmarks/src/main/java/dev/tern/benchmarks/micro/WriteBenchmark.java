package dev.tern.benchmarks.micro;

import dev.tern.benchmarks.Shop;
import dev.tern.cdk.cli.StandardStreams;
import dev.tern.cdk.destination.AbstractDestination;
import dev.tern.cdk.destination.Batch;
import dev.tern.cdk.destination.BatchRecord;
import dev.tern.cdk.destination.DestinationRunner;
import dev.tern.cdk.destination.StreamWriter;
import dev.tern.cdk.destination.WriteRequest;
import dev.tern.cdk.message.ColumnScanner;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A whole {@code write} of small records into nothing. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class WriteBenchmark {

  private static final int RECORDS = 20_000_000;
  private static final byte[] LINE =
      ("{\"type\":\"RECORD\",\"record\":{\"stream\":\"users_0\",\"data\":{\"id\":1234567,"
              + "\"name\":\"Name of user\",\"email\":\"user@example.com\",\"score\":42.125,"
              + "\"active\":true},\"emitted_at\":1700000000000}}\n")
          .getBytes(StandardCharsets.UTF_8);

  /** What the store takes of each record. */
  public enum Taken {
    /** Its JSON. */
    SLICE,
    /** The values of five columns. */
    COLUMNS
  }

  /** What is taken. */
  @Param public Taken taken = Taken.SLICE;

  /** One write, with its start and its end. */
  @Benchmark
  @OperationsPerInvocation(RECORDS)
  public int write() throws IOException {
    Shop shop = Shop.of(1);
    StandardStreams streams =
        new StandardStreams(
            new Lines(),
            OutputStream.nullOutputStream(),
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    int code = DestinationRunner.run(new Nothing(taken), shop.words("write"), streams);
    if (code != 0) {
      throw new IllegalStateException("The write ended with " + code + ".");
    }
    return code;
  }

  /** The same line again and again. */
  private static final class Lines extends InputStream {

    private static final long BYTES = (long) RECORDS * LINE.length;

    private long at;

    @Override
    public int read() {
      return at == BYTES ? -1 : LINE[(int) (at++ % LINE.length)];
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      if (at == BYTES) {
        return -1;
      }
      int from = (int) (at % LINE.length);
      int count = 0;
      while (count < length && at < BYTES) {
        int part = Math.min(LINE.length - from, length - count);
        System.arraycopy(LINE, from, bytes, offset + count, part);
        count += part;
        at += part;
        from = 0;
      }
      return count;
    }

    @Override
    public int available() {
      return (int) Math.min(BYTES - at, Integer.MAX_VALUE);
    }
  }

  private static final class Nothing extends AbstractDestination<Shop.Config> {

    private final Taken taken;

    Nothing(Taken taken) {
      this.taken = taken;
    }

    @Override
    protected void check(Shop.Config config) {}

    @Override
    protected StreamWriter open(Shop.Config config, WriteRequest request) {
      ColumnScanner columns = new ColumnScanner(List.of("id", "name", "email", "score", "active"));
      OutputStream store = OutputStream.nullOutputStream();
      return taken == Taken.SLICE ? batch -> slices(batch, store) : batch -> take(batch, columns);
    }

    private static void slices(Batch batch, OutputStream store) throws IOException {
      for (BatchRecord record : batch) {
        record.writeData(store);
      }
    }

    private static void take(Batch batch, ColumnScanner columns) {
      long sum = 0;
      for (BatchRecord record : batch) {
        record.scan(columns);
        sum += columns.longValue(0) + columns.text(1).length() + columns.text(2).length();
        sum += columns.length(3) + (columns.isTrue(4) ? 1 : 0);
      }
      if (sum == 0) {
        throw new IllegalStateException("Nothing came.");
      }
    }
  }
}
