package dev.tern.benchmarks.micro;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tern.benchmarks.Shop;
import dev.tern.cdk.cli.StandardStreams;
import dev.tern.cdk.source.AbstractSource;
import dev.tern.cdk.source.RecordRow;
import dev.tern.cdk.source.RecordSink;
import dev.tern.cdk.source.SourceRunner;
import dev.tern.cdk.source.SourceStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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

/** A whole {@code read} of small records to nobody, each way to hand a record over. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class ReadBenchmark {

  private static final int RECORDS = 2_000_000;

  /** The ways to hand a record over. */
  public enum Door {
    /** Ready JSON. */
    BYTES,
    /** Value by value. */
    ROW,
    /** A Java record. */
    CLASS,
    /** A tree. */
    TREE
  }

  /** Which way. */
  @Param public Door door = Door.BYTES;

  /** How many streams are read at the same time; together they have all records. */
  @Param({"1", "2"})
  public int producers = 1;

  /** One read, with its start and its end. */
  @Benchmark
  @OperationsPerInvocation(RECORDS)
  public int read() throws IOException {
    Shop shop = Shop.of(producers);
    StandardStreams nobody =
        new StandardStreams(
            InputStream.nullInputStream(),
            OutputStream.nullOutputStream(),
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    int code = SourceRunner.run(new Users(door, producers), shop.words("read"), nobody);
    if (code != 0) {
      throw new IllegalStateException("The read ended with " + code + ".");
    }
    return code;
  }

  /** What a Java record of a user is. */
  public record User(long id, String name, String email, double score, boolean active) {}

  private static final class Users extends AbstractSource<Shop.Config> {

    private static final byte[] READY =
        "{\"id\":1234567,\"name\":\"Name of user\",\"email\":\"user@example.com\",\"score\":42.125,\"active\":true}"
            .getBytes(StandardCharsets.UTF_8);

    private final Door door;
    private final int producers;

    Users(Door door, int producers) {
      this.door = door;
      this.producers = producers;
    }

    @Override
    protected void check(Shop.Config config) {}

    @Override
    protected int concurrency(Shop.Config config) {
      return producers;
    }

    @Override
    protected List<SourceStream> streams(Shop.Config config) {
      return IntStream.range(0, producers)
          .<SourceStream>mapToObj(
              number ->
                  SourceStream.named(Shop.stream(number))
                      .schema(User.class)
                      .reader((from, records) -> emit(records)))
          .toList();
    }

    private void emit(RecordSink records) {
      int count = RECORDS / producers;
      RecordRow row = records.row(List.of("id", "name", "email", "score", "active"));
      for (int id = 0; id < count; id++) {
        switch (door) {
          case BYTES -> records.emitJson(READY, 0, READY.length);
          case ROW ->
              row.add(id)
                  .add("Name of user")
                  .add("user@example.com")
                  .add(id / 8.0)
                  .add(true)
                  .emit();
          case CLASS ->
              records.emit(new User(id, "Name of user", "user@example.com", id / 8.0, true));
          case TREE ->
              records.emit(
                  JsonNodeFactory.instance
                      .objectNode()
                      .put("id", id)
                      .put("name", "Name of user")
                      .put("email", "user@example.com")
                      .put("score", id / 8.0)
                      .put("active", true));
        }
      }
    }
  }
}
