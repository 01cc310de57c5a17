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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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

  private static final String SOURCE = "source-database";
  private static final String DESTINATION = "destination-duckdb";
  private static final String NAME = "demo";

  private static final String NEXT =
      """

      Next: look into the copy, %s
            a connector of your own: docs/start.md
            the same by hand, with the command: docs/cdk.md""";

  private final Path work;
  private final PrintStream out;
  private final Cdk cdk;

  Demo(Path root, Path work, PrintStream out) {
    this.work = work;
    this.out = out;
    this.cdk = Cdk.of(root, work.resolve("home"));
  }

  /** Runs the demo in a repository. */
  public static void main(String[] args) throws Exception {
    Path root = Path.of(args.length == 0 ? "" : args[0]).toAbsolutePath();
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try {
      Path work = emptied(root.resolve(".cdk").resolve("demo"));
      System.exit(new Demo(root, work, out).run() ? 0 : 1);
    } catch (DemoException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  /** Whether the copy is what the sample is. */
  boolean run() throws Exception {
    out.println("SQLite file -> %s | %s -> DuckDB file".formatted(SOURCE, DESTINATION));
    SampleDatabase.create(sample());
    out.println("\n1. A sample database is made: " + shown(sample()));
    prepare();

    out.println("\n3. First sync: everything moves.\n");
    sync();

    SampleDatabase.grow(sample());
    out.println("\n4. A week goes by in the sample: rows are added, others change.");

    out.println("\n5. Second sync: only what is new moves.\n");
    sync();
    return prove();
  }

  private void prepare() throws IOException, InterruptedException {
    Json.write(
        file("source.json"),
        Json.object().put("jdbc_url", "jdbc:sqlite:" + sample().toAbsolutePath()));
    Json.write(file("destination.json"), Json.object().put("path", copy().toString()));
    check(SOURCE, file("source.json"));
    check(DESTINATION, file("destination.json"));
    JsonNode discovered = cdk.run("discover", SOURCE, "--config", file("source.json"));
    ObjectNode catalog = Catalogs.configure(discovered);
    Json.write(file("catalog.json"), catalog);
    out.println(
        "\n2. Both connectors are ready; the source discovers %d streams."
            .formatted(catalog.path("streams").size()));
    connect();
  }

  private void check(String connector, Path config) throws IOException, InterruptedException {
    cdk.run("check", connector, "--config", config);
  }

  private void connect() throws IOException, InterruptedException {
    List<Object> words =
        new ArrayList<>(List.of("connection", "create", NAME, SOURCE, DESTINATION));
    words.addAll(List.of("--source-config", file("source.json")));
    words.addAll(List.of("--destination-config", file("destination.json")));
    words.addAll(List.of("--catalog", file("catalog.json")));
    JsonNode made = cdk.run(words.toArray());
    out.println("   They are the connection '" + made.path("name").asText() + "' from now on.");
  }

  private void sync() throws IOException, InterruptedException {
    JsonNode moved = cdk.run("sync", NAME);
    Json.write(file("state.json"), cdk.run("state", "export", NAME));
    TextTable table = new TextTable("stream", "records", "states");
    for (JsonNode stream : moved.path("streams")) {
      table.row(
          stream.path("name").asText(),
          stream.path("committed").asLong(),
          stream.path("checkpoints").asLong());
    }
    table.row("all", moved.path("committed").asLong(), moved.path("checkpoints").asLong());
    out.print(table);
    out.println(
        "   %s s. What the destination acknowledged is kept, and in %s, too."
            .formatted(moved.path("seconds").asText(), shown(file("state.json"))));
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
