package dev.tern.cdk.message;

import com.fasterxml.jackson.databind.ObjectReader;
import com.sun.management.ThreadMXBean;
import dev.tern.protocol.AirbyteMessage;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compares the ways to read records: every way in every round, the median of all rounds.
 *
 * <p>Run {@link #main} with a number of rounds. Seconds are those of the processor, so that other
 * work on the machine matters less. Ratios count, absolute figures do not.
 */
final class ReadingBenchmark {

  private static final int INPUT_BYTES = 16 * 1024 * 1024;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** Reads a whole input and gives a number that depends on all of it. */
  @FunctionalInterface
  private interface Way {
    long read(byte[] input) throws IOException;
  }

  private record Round(double megabytesPerSecond, double bytesPerRecord) {}

  private ReadingBenchmark() {}

  public static void main(String[] args) throws IOException {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 9;
    Map<String, Way> ways = new LinkedHashMap<>();
    ways.put("one pass", ReadingBenchmark::onePass);
    ways.put("one pass, columns", ReadingBenchmark::columns);
    ways.put("lines, then Jackson's parser", ReadingBenchmark::streaming);
    ways.put("readLine, then readValue", ReadingBenchmark::common);
    for (Map.Entry<String, String> shape : shapes().entrySet()) {
      byte[] input = input(shape.getValue());
      long records = records(input);
      Map<String, List<Round>> results = new LinkedHashMap<>();
      for (int round = -2; round < rounds; round++) {
        for (Map.Entry<String, Way> way : ways.entrySet()) {
          Round result = run(way.getValue(), input, records);
          if (round >= 0) {
            results.computeIfAbsent(way.getKey(), name -> new ArrayList<>()).add(result);
          }
        }
      }
      print(shape.getKey(), results);
    }
  }

  private static Round run(Way way, byte[] input, long records) throws IOException {
    long allocated = THREADS.getCurrentThreadAllocatedBytes();
    long start = THREADS.getCurrentThreadCpuTime();
    long sum = way.read(input);
    double seconds = (THREADS.getCurrentThreadCpuTime() - start) / 1e9;
    long bytes = THREADS.getCurrentThreadAllocatedBytes() - allocated;
    if (sum == 0) {
      throw new IllegalStateException("Nothing was read.");
    }
    return new Round(input.length / 1e6 / seconds, (double) bytes / records);
  }

  private static void print(String shape, Map<String, List<Round>> results) {
    double slowest = Double.MAX_VALUE;
    for (List<Round> rounds : results.values()) {
      slowest = Math.min(slowest, median(rounds).megabytesPerSecond());
    }
    for (Map.Entry<String, List<Round>> way : results.entrySet()) {
      Round median = median(way.getValue());
      System.out.printf(
          "%-6s %-30s %7.0f MB/s  x%5.1f  %8.1f B per record%n",
          shape,
          way.getKey(),
          median.megabytesPerSecond(),
          median.megabytesPerSecond() / slowest,
          median.bytesPerRecord());
    }
  }

  private static Round median(List<Round> rounds) {
    return new Round(
        median(rounds.stream().mapToDouble(Round::megabytesPerSecond).toArray()),
        median(rounds.stream().mapToDouble(Round::bytesPerRecord).toArray()));
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }

  private static long onePass(byte[] input) throws IOException {
    MessageScanner scanner = new MessageScanner(new MessageReader(new ByteArrayInputStream(input)));
    long sum = 0;
    for (Optional<Incoming> next = scanner.next(); next.isPresent(); next = scanner.next()) {
      Incoming.Record record = (Incoming.Record) next.get();
      sum += record.emittedAt() + record.length();
    }
    return sum;
  }

  private static long columns(byte[] input) throws IOException {
    MessageScanner scanner = new MessageScanner(new MessageReader(new ByteArrayInputStream(input)));
    ColumnScanner columns = new ColumnScanner(List.of("id", "name", "amount", "active", "note"));
    long sum = 0;
    for (Optional<Incoming> next = scanner.next(); next.isPresent(); next = scanner.next()) {
      Incoming.Record record = (Incoming.Record) next.get();
      columns.scan(record.data(), record.offset(), record.length());
      sum += columns.longValue(0) + columns.text(1).length() + columns.decimal(2).scale();
    }
    return sum;
  }

  private static long streaming(byte[] input) throws IOException {
    MessageReader reader = new MessageReader(new ByteArrayInputStream(input));
    MessageParser parser = new MessageParser();
    long sum = 0;
    for (Optional<Line> next = reader.next(); next.isPresent(); next = reader.next()) {
      Incoming.Record record = (Incoming.Record) parser.parse(next.get());
      sum += record.emittedAt() + record.length();
    }
    return sum;
  }

  private static long common(byte[] input) throws IOException {
    ObjectReader json = ProtocolJson.mapper().readerFor(AirbyteMessage.class);
    BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(new ByteArrayInputStream(input), StandardCharsets.UTF_8));
    long sum = 0;
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      AirbyteMessage message = json.readValue(line);
      sum += message.getRecord().getEmittedAt() + message.getRecord().getData().size();
    }
    return sum;
  }

  private static Map<String, String> shapes() {
    StringBuilder wide = new StringBuilder("{\"id\":#,\"name\":\"Smith\",\"amount\":17.25");
    for (int i = 0; i < 12; i++) {
      wide.append(",\"field_").append(i).append("\":\"some text ").append(i).append('"');
      wide.append(",\"number_").append(i).append("\":").append(i * 1_234_567L).append(".50");
      wide.append(",\"nested_").append(i).append("\":{\"a\":[1,2,3],\"b\":null,\"c\":true}");
    }
    Map<String, String> shapes = new LinkedHashMap<>();
    shapes.put(
        "small",
        "{\"id\":#,\"name\":\"Müller\",\"amount\":12.50,\"active\":true,\"note\":null,"
            + "\"created\":\"2026-01-02T03:04:05.678Z\",\"country\":\"DE\",\"score\":1234567}");
    shapes.put("wide", wide.append('}').toString());
    shapes.put(
        "text",
        "{\"id\":#,\"name\":\"n\",\"amount\":1,\"note\":\""
            + "The quick brown fox jumps over the lazy dog, and \\\"so on\\\" it goes. ".repeat(150)
            + "\"}");
    return shapes;
  }

  private static byte[] input(String data) {
    ByteArrayOutputStream input = new ByteArrayOutputStream(INPUT_BYTES + 20_000);
    for (int i = 1; input.size() < INPUT_BYTES; i++) {
      String line =
          "{\"type\":\"RECORD\",\"record\":{\"stream\":\"users\",\"namespace\":\"public\",\"data\":"
              + data.replace("#", Integer.toString(i * 7_919))
              + ",\"emitted_at\":"
              + (1_700_000_000_000L + i)
              + "}}\n";
      input.writeBytes(line.getBytes(StandardCharsets.UTF_8));
    }
    return input.toByteArray();
  }

  private static long records(byte[] input) {
    long records = 0;
    for (byte next : input) {
      records += next == '\n' ? 1 : 0;
    }
    return records;
  }
}
