package dev.tern.benchmarks.micro;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tern.cdk.message.ColumnScanner;
import dev.tern.cdk.message.Incoming;
import dev.tern.cdk.message.MessageReader;
import dev.tern.cdk.message.MessageScanner;
import dev.tern.protocol.AirbyteMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Ten thousand small records on their way in. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ScanBenchmark {

  private static final int RECORDS = 10_000;

  private final byte[] lines = lines().getBytes(StandardCharsets.UTF_8);
  private final ObjectMapper mapper = new ObjectMapper();
  private final ColumnScanner columns =
      new ColumnScanner(List.of("id", "name", "email", "score", "active"));

  private static String lines() {
    StringBuilder text = new StringBuilder();
    for (int id = 0; id < RECORDS; id++) {
      text.append("{\"type\":\"RECORD\",\"record\":{\"stream\":\"users\",\"data\":{\"id\":")
          .append(id)
          .append(",\"name\":\"Name of user\",\"email\":\"user@example.com\",\"score\":")
          .append(id / 8.0)
          .append(",\"active\":true},\"emitted_at\":1700000000000}}\n");
    }
    return text.toString();
  }

  /** The common way. */
  @Benchmark
  @OperationsPerInvocation(RECORDS)
  public void objects(Blackhole hole) throws IOException {
    String text = new String(lines, StandardCharsets.UTF_8);
    for (String line : (Iterable<String>) text.lines()::iterator) {
      hole.consume(mapper.readValue(line, AirbyteMessage.class));
    }
  }

  /** Where each record's data is. */
  @Benchmark
  @OperationsPerInvocation(RECORDS)
  public void slices(Blackhole hole) throws IOException {
    MessageScanner reader = new MessageScanner(new MessageReader(new ByteArrayInputStream(lines)));
    for (Optional<Incoming> next = reader.next(); next.isPresent(); next = reader.next()) {
      hole.consume(((Incoming.Record) next.get()).length());
    }
  }

  /** The values of five columns. */
  @Benchmark
  @OperationsPerInvocation(RECORDS)
  public void columns(Blackhole hole) throws IOException {
    MessageScanner reader = new MessageScanner(new MessageReader(new ByteArrayInputStream(lines)));
    for (Optional<Incoming> next = reader.next(); next.isPresent(); next = reader.next()) {
      Incoming.Record record = (Incoming.Record) next.get();
      columns.scan(record.data(), record.offset(), record.length());
      hole.consume(columns.longValue(0));
      hole.consume(columns.text(1).length());
      hole.consume(columns.text(2).length());
      hole.consume(columns.length(3));
      hole.consume(columns.isTrue(4));
    }
  }
}
