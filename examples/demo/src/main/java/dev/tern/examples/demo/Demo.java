package dev.tern.examples.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.examples.data.SampleDatabase;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The demo, from an empty folder to the proof.
 *
 * <p>Called with the root of the repository; everything it makes is in {@code .cdk/demo} there.
 * Exit code 0 when the copy is what the sample is, 1 otherwise.
 */
public final class Demo {

  private static final String EVENTS_PER_WEEK =
      """
      WITH latest AS (
        FROM events QUALIFY row_number() OVER (PARTITION BY id ORDER BY updated_at DESC) = 1)
      SELECT strftime(date_trunc('week', created_at), '%Y-%m-%d') AS "week of",
             count(*) FILTER (kind = 'step') AS step,
             count(*) FILTER (kind = 'info') AS info,
             count(*) FILTER (kind = 'error') AS error,
             count(*) FILTER (kind = 'complete') AS complete
      FROM latest GROUP BY 1 ORDER BY 1 DESC LIMIT 6
      """;

  private static final String NEXT =
      """

      Next: look into the copy, %s
            a connector of your own: docs/start.md
            the same by hand, in your shell: examples/README.md""";

  private final Path work;
  private final PrintStream out;
  private final Pipe pipe;
  private final Acknowledged acknowledged = new Acknowledged();

  Demo(Path examples, Path work, PrintStream out) {
    this.work = work;
    this.out = out;
    this.pipe =
        new Pipe(
            ConnectorJar.of(examples, "source-database", work),
            ConnectorJar.of(examples, "destination-duckdb", work));
  }

  /** Runs the demo in a repository. */
  public static void main(String[] args) throws Exception {
    Path root = Path.of(args.length == 0 ? "" : args[0]).toAbsolutePath();
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try {
      Path work = emptied(root.resolve(".cdk").resolve("demo"));
      System.exit(new Demo(root.resolve("examples"), work, out).run() ? 0 : 1);
    } catch (DemoException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  /** Whether the copy is what the sample is. */
  boolean run() throws Exception {
    out.println("SQLite file -> source-database | destination-duckdb -> DuckDB file");
    SampleDatabase.create(sample());
    out.println("\n1. A sample database is made: " + shown(sample()));
    prepare();

    out.println("\n3. First sync: everything moves.\n");
    sync(List.of());

    SampleDatabase.grow(sample());
    out.println("\n4. A week goes by in the sample: rows are added, others change.");

    out.println("\n5. Second sync: only what is new moves.\n");
    sync(List.of("--state", file("state.json")));
    return prove();
  }

  private void prepare() throws IOException, InterruptedException {
    Json.write(
        file("source.json"),
        Json.object().put("jdbc_url", "jdbc:sqlite:" + sample().toAbsolutePath()));
    Json.write(file("destination.json"), Json.object().put("path", copy().toString()));
    check(pipe.source(), file("source.json"));
    check(pipe.destination(), file("destination.json"));
    JsonNode discovered =
        pipe.source().run("discover", "--config", file("source.json")).one("CATALOG", "catalog");
    ObjectNode catalog = Catalogs.configure(discovered);
    Json.write(file("catalog.json"), catalog);
    out.println(
        "\n2. Both connectors are ready; the source discovers %d streams."
            .formatted(catalog.path("streams").size()));
  }

  private void check(ConnectorJar connector, Path config) throws IOException, InterruptedException {
    JsonNode status =
        connector.run("check", "--config", config).one("CONNECTION_STATUS", "connectionStatus");
    if (!status.path("status").asText().equals("SUCCEEDED")) {
      throw new DemoException(
          "%s says: %s".formatted(connector.name(), status.path("message").asText()));
    }
  }

  private void sync(List<Object> state) throws IOException, InterruptedException {
    long start = System.nanoTime();
    Transcript said =
        pipe.sync(file("source.json"), file("destination.json"), file("catalog.json"), state);
    double seconds = (System.nanoTime() - start) / 1e9;
    Map<String, Acknowledged.Moved> moved = acknowledged.take(said);
    Json.write(file("state.json"), acknowledged.forNextSync());
    TextTable table = new TextTable("stream", "records", "states");
    moved.forEach((stream, sum) -> table.row(stream, sum.records(), sum.states()));
    long all = moved.values().stream().mapToLong(Acknowledged.Moved::records).sum();
    table.row("all", all, moved.values().stream().mapToLong(Acknowledged.Moved::states).sum());
    out.print(table);
    out.println(
        "   %.1f s. What the destination acknowledged is kept in %s"
            .formatted(seconds, shown(file("state.json"))));
  }

  private boolean prove() throws Exception {
    out.println("\n6. Is the latest version of every row the same in both databases?\n");
    boolean holds = true;
    TextTable table = new TextTable("table", "SQLite", "DuckDB", "latest", "equal");
    try (Proof proof = new Proof(sample(), copy())) {
      for (JsonNode stream :
          Json.elements(Json.parse(Files.readString(file("catalog.json"))).path("streams"))) {
        Proof.Verdict verdict = proof.compare(stream.at("/stream/name").asText());
        String equal = verdict.equal() ? "yes" : "NO";
        table.row(verdict.table(), verdict.inSample(), verdict.inCopy(), verdict.latest(), equal);
        holds &= verdict.equal();
      }
      out.print(table);
      out.println("\n   DuckDB has more rows because append keeps every version of a row;");
      out.println("   'latest' counts the newest version per key, and these are compared.");
      out.println("\n7. The copy can be computed with, its columns have types: events per week.\n");
      out.print(proof.query(EVENTS_PER_WEEK));
    }
    out.println(
        holds
            ? "\nEvery row arrived; none is older than the sample has it."
            : "\nThe two databases differ: this is a defect.");
    out.println(NEXT.formatted(shown(copy())));
    return holds;
  }

  private Path file(String name) {
    return work.resolve(name);
  }

  private Path sample() {
    return file("sample.db");
  }

  private Path copy() {
    return file("copy.duckdb");
  }

  private static String shown(Path file) {
    Path here = Path.of("").toAbsolutePath();
    return file.startsWith(here) ? here.relativize(file).toString() : file.toString();
  }

  private static Path emptied(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
      }
    }
    return Files.createDirectories(folder);
  }
}
