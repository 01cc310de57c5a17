package dev.tern.benchmarks;

import dev.tern.benchmarks.rivals.Hello;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command line of the benchmarks. */
@Command(
    name = "benchmarks/run",
    mixinStandardHelpOptions = true,
    description = "Compares the kit with other ways, in interleaved rounds, and prints ratios.")
final class Benchmarks implements Callable<Integer> {

  private static final int SHORT = 10_000;

  /** What is over in a second is done so many times in each round that was asked for. */
  private static final int SHORT_RUNS = 5;

  /** A sync is made for more than a run of the pipes: its start is told apart from its speed. */
  private static final int WORKER_RUNS = 4;

  /** What can be compared. */
  enum Topic {
    /** Made-up records through pipes, in three shapes. */
    PIPES,
    /** Made-up records and rows through the worker. */
    WORKER,
    /** Starts and short runs. */
    STARTS,
    /** Databases. */
    STORES
  }

  @Parameters(
      arity = "0..*",
      description = "What to compare: ${COMPLETION-CANDIDATES}; all unless said otherwise.")
  private Topic[] topics = Topic.values();

  @Option(names = "--rounds", defaultValue = "5", description = "Rounds; ${DEFAULT-VALUE}.")
  private int rounds;

  @Option(
      names = "--size",
      defaultValue = "1",
      description = "How much of the usual number of records; ${DEFAULT-VALUE}.")
  private double size;

  @Option(
      names = "--folder",
      description = "Where the files of the runs are made; the place for such files.")
  private Path folder = Path.of(System.getProperty("java.io.tmpdir"));

  @Option(names = "--page", description = "The page whose results are replaced.")
  private Optional<Path> page = Optional.empty();

  @Option(names = "--gate", description = "Fail when a ratio is below the least of gate.txt.")
  private boolean gate;

  private final Report report = new Report();

  /** Starts it. */
  public static void main(String[] args) {
    CommandLine line = new CommandLine(new Benchmarks());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    System.exit(line.execute(args));
  }

  @Override
  public Integer call() throws Exception {
    Programs programs = new Programs(Files.createTempDirectory(folder, "benchmarks"));
    Set<Topic> wanted = Set.copyOf(Arrays.asList(topics));
    if (wanted.contains(Topic.PIPES)) {
      pipes(programs);
    }
    if (wanted.contains(Topic.WORKER)) {
      worker(programs);
    }
    if (wanted.contains(Topic.STARTS)) {
      starts(programs);
    }
    if (wanted.contains(Topic.STORES)) {
      stores(programs);
    }
    print(report.table());
    if (page.isPresent()) {
      report.writeTo(page.get(), machine());
    }
    return gate ? passed() : 0;
  }

  private void pipes(Programs programs) throws Exception {
    for (Shape shape : Shape.values()) {
      FakerPipes pipes = FakerPipes.prepare(programs, shape);
      int count = Math.max(SHORT, (int) (shape.records() * size));
      String title = shape.word() + " records";
      compare(
          programs,
          new Comparison(
              title + " into a file",
              pipes.others(count),
              List.of(
                  pipes.bareIntoFile(count),
                  pipes.ours("trusted bytes", "trusted", count),
                  pipes.ours("ready bytes", "bytes", count),
                  pipes.ours("typed rows", "row", count),
                  pipes.ours("trees", "tree", count))));
      compare(
          programs,
          new Comparison(
              title + " to nobody",
              pipes.bare(count),
              List.of(
                  pipes.source("read of trusted bytes", "trusted", count),
                  pipes.source("read of ready bytes", "bytes", count))));
    }
  }

  private void worker(Programs programs) throws Exception {
    for (Shape shape : Shape.values()) {
      FakerPipes pipes = FakerPipes.prepare(programs, shape);
      compare(programs, throughWorker(pipes, shape, "records", "bytes"));
      if (shape == Shape.SMALL) {
        compare(programs, throughWorker(pipes, shape, "trees", "tree"));
      }
    }
    compare(programs, rows(programs).sqliteThroughWorker());
  }

  private Comparison throughWorker(FakerPipes pipes, Shape shape, String what, String door)
      throws IOException {
    int count = Math.max(SHORT, (int) (WORKER_RUNS * shape.records() * size));
    return new Comparison(
        shape.word() + " " + what + " through the worker",
        pipes.ours("a plain pipe", door, count),
        List.of(pipes.synced("cdk sync", door, count)));
  }

  private void starts(Programs programs) throws Exception {
    FakerPipes pipes = FakerPipes.prepare(programs, Shape.SMALL);
    compare(
        programs,
        rounds * SHORT_RUNS,
        new Comparison(
            "10 000 small records",
            pipes.common(SHORT),
            List.of(pipes.bareIntoFile(SHORT), pipes.ours("ready bytes", "bytes", SHORT))));
    compare(
        programs,
        rounds * SHORT_RUNS,
        new Comparison(
            "the start of spec",
            Candidate.of("hello world", programs.ofClass(Hello.class)),
            List.of(Candidate.of("spec", programs.connector("source-faker", "spec")))));
  }

  private void stores(Programs programs) throws Exception {
    Stores stores = rows(programs);
    compare(programs, stores.sqliteToDuckDb());
    try (EmbeddedPostgres server = EmbeddedPostgres.builder().start()) {
      compare(programs, stores.postgresToPostgres(server));
    }
  }

  private Stores rows(Programs programs) {
    return new Stores(programs, Math.max(SHORT, (int) (3_000_000 * size)));
  }

  private void compare(Programs programs, Comparison comparison) throws Exception {
    compare(programs, rounds, comparison);
  }

  private void compare(Programs programs, int times, Comparison comparison) throws Exception {
    report.add(comparison.title(), comparison.run(times, programs.folder()));
  }

  private int passed() throws Exception {
    List<String> failures = Gate.load().failures(report.figures());
    failures.forEach(failure -> System.err.println("Too slow: " + failure));
    return failures.isEmpty() ? 0 : 1;
  }

  private static String machine() {
    Runtime runtime = Runtime.getRuntime();
    return String.format(
        "%d cores, Java %s. Medians of all rounds, with the least and the most.",
        runtime.availableProcessors(), Runtime.version().feature());
  }

  @SuppressWarnings("SystemOut") // the answer
  private static void print(String text) {
    System.out.print(text);
  }
}
