package dev.tern.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tern.benchmarks.rivals.CommonDestination;
import dev.tern.benchmarks.rivals.CommonSource;
import dev.tern.benchmarks.rivals.Pump;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Made-up records of one shape through a pipe into a file, each way. */
final class FakerPipes {

  private static final int PREPARED = 1000;

  private final Programs programs;
  private final Shape shape;
  private final Path lines;
  private final Path records;
  private final Path catalog;

  private FakerPipes(Programs programs, Shape shape, Path lines, Path records, Path catalog) {
    this.programs = programs;
    this.shape = shape;
    this.lines = lines;
    this.records = records;
    this.catalog = catalog;
  }

  /** Prepares what the other ways start from: a thousand records of this shape. */
  static FakerPipes prepare(Programs programs, Shape shape)
      throws IOException, InterruptedException {
    ObjectMapper mapper = new ObjectMapper();
    String name = shape.word();
    Path config =
        programs.json(name + "-prepared.json", options(shape, PREPARED, "bytes", PREPARED));
    Path discovered =
        programs.output(
            name + "-discovered",
            programs.connector("source-faker", "discover", "--config", config));
    JsonNode stream = mapper.readTree(lastLine(discovered)).at("/catalog/streams/0");
    Path catalog =
        programs.json(
            name + "-catalog.json",
            Programs.catalog(stream.path("name").asText(), stream.path("json_schema").toString()));
    Path lines =
        programs.output(
            name + "-lines",
            programs.connector("source-faker", "read", "--config", config, "--catalog", catalog));
    List<String> wire = new ArrayList<>();
    List<String> data = new ArrayList<>();
    for (String line : Files.readAllLines(lines)) {
      if (line.startsWith("{\"type\":\"RECORD\"")) {
        wire.add(line);
        data.add(mapper.readTree(line).at("/record/data").toString());
      }
    }
    Files.write(lines, wire);
    Path records = Files.write(programs.folder().resolve(name + "-records"), data);
    return new FakerPipes(programs, shape, lines, records, catalog);
  }

  private static String lastLine(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    return lines.get(lines.size() - 1);
  }

  private static String options(Shape shape, int count, String door, int every) {
    return String.format(
        "{'count':%d,'profile':'%s','door':'%s','checkpoint_every':%d}",
        count, shape.word(), door, every);
  }

  /** Ours, with records handed over as a door of the faker says. */
  Candidate ours(String name, String door, int count) throws IOException {
    return new Candidate(name, List.of(read(door, count), write()));
  }

  /** Our source alone. */
  Candidate source(String name, String door, int count) throws IOException {
    return Candidate.of(name, read(door, count));
  }

  /** Ours, with a worker between that counts, commits and keeps what it did. */
  Candidate synced(String name, String door, int count) throws IOException {
    return Candidate.of(
        name,
        programs.cdk(
            "sync",
            "source-faker",
            "destination-jsonl",
            "--source-config",
            reading(door, count),
            "--destination-config",
            writing(),
            "--catalog",
            catalog,
            "--name",
            shape.word(),
            "--home",
            programs.folder().resolve("home")));
  }

  private Path reading(String door, int count) throws IOException {
    return programs.json(
        shape.word() + "-" + door + "-" + count + ".json", options(shape, count, door, 10_000));
  }

  private Path writing() throws IOException {
    return programs.json(
        "jsonl.json", "{'path':'" + programs.made("stored") + "','metadata':false}");
  }

  private List<String> read(String door, int count) throws IOException {
    Path config = reading(door, count);
    return programs.connector("source-faker", "read", "--config", config, "--catalog", catalog);
  }

  private List<String> write() throws IOException {
    return programs.connector(
        "destination-jsonl", "write", "--config", writing(), "--catalog", catalog);
  }

  /** What others do; the TypeScript kit where it was installed. */
  List<Candidate> others(int count) throws IOException {
    List<Candidate> others = new ArrayList<>(List.of(common(count)));
    if (programs.hasTypeScript()) {
      others.add(typeScript(count));
    }
    return others;
  }

  /** The kit from npm, by the same few lines as the common Java way. */
  private Candidate typeScript(int count) throws IOException {
    Path source =
        programs.json(
            shape.word() + "-typescript.json",
            String.format("{'records':'%s','count':%d}", records, count));
    Path file = programs.made("typescript.jsonl");
    Path destination = programs.json("typescript-file.json", "{'file':'" + file + "'}");
    return new Candidate(
        "the TypeScript kit",
        List.of(
            programs.typeScript("source.js", "read", "--config", source, "--catalog", catalog),
            programs.typeScript(
                "destination.js", "write", "--config", destination, "--catalog", catalog)));
  }

  /** Message objects and texts at both ends. */
  Candidate common(int count) {
    return new Candidate(
        "the common Java way",
        List.of(
            programs.ofClass(CommonSource.class, records, count),
            programs.ofClass(CommonDestination.class, programs.made("common.jsonl"))));
  }

  /** The same bytes with nobody who looks at them. */
  Candidate bare(int count) {
    return new Candidate("the bare pipe", List.of(pumped(count), programs.ofClass(Pump.class)));
  }

  /** The same bytes into a file with nobody who looks at them: what Java and the system take. */
  Candidate bareIntoFile(int count) {
    Path file = programs.made("bare.jsonl");
    return new Candidate(
        "the bare pipe", List.of(pumped(count), programs.ofClass(Pump.class, file)));
  }

  private List<String> pumped(int count) {
    return programs.ofClass(Pump.class, lines, count / PREPARED);
  }
}
