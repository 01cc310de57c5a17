package dev.tern.protocol.types;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A timing of large catalogs, started by hand; no test.
 *
 * <p>Prints for each case how long reading and writing take once warm and how much memory the types
 * keep beside the JSON they were read from.
 */
public final class SchemaBenchmark {
  private static final int ROUNDS = 5;

  private SchemaBenchmark() {}

  /** Runs all cases. */
  public static void main(String[] args) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    ObjectNode wide = LargeSchemas.columns(50_000);
    List<ObjectNode> catalog = new ArrayList<>();
    for (int stream = 0; stream < 10_000; stream++) {
      catalog.add(LargeSchemas.columns(20));
    }
    measure(out, "read 50 000 columns", () -> DataType.parse(wide));
    measure(
        out,
        "read 10 000 streams of 20 columns",
        () -> catalog.stream().map(DataType::parse).toList());
    DataType wideType = DataType.parse(wide);
    measure(out, "write 50 000 columns, v0", () -> wideType.toSchema(SchemaForm.V0));
    measure(out, "write 50 000 columns, v1", () -> wideType.toSchema(SchemaForm.V1));
    out.println("for comparison, the JSON itself:");
    measure(out, "copy 50 000 columns", wide::deepCopy);
    measure(
        out,
        "copy 10 000 streams of 20 columns",
        () -> catalog.stream().map(ObjectNode::deepCopy).toList());
  }

  private static void measure(PrintWriter out, String name, Supplier<?> work) {
    Duration best = Duration.ofDays(1);
    long before = usedBytes();
    Object kept = work.get();
    long bytes = usedBytes() - before;
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      kept = work.get();
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      best = took.compareTo(best) < 0 ? took : best;
    }
    out.printf(
        "%-40s %6d ms %8d KiB kept (%s)%n",
        name, best.toMillis(), bytes / 1024, kept.getClass().getSimpleName());
  }

  private static long usedBytes() {
    Runtime runtime = Runtime.getRuntime();
    for (int round = 0; round < 3; round++) {
      runtime.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
