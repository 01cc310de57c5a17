package dev.tern.examples.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A connector as a platform knows it: a program that is started with a command.
 *
 * @param name such as {@code source-database}
 * @param jar the program
 * @param stderr where its words for people go
 */
record ConnectorJar(String name, Path jar, Path stderr) {

  /** Finds the jar of an example where the build puts it. */
  static ConnectorJar of(Path examples, String name, Path work) {
    Path jar = examples.resolve(name).resolve("target").resolve(name + ".jar");
    if (!Files.isRegularFile(jar)) {
      throw new DemoException(
          "The connector " + name + " is not built: " + jar + " is missing. Run ./mvnw package.");
    }
    return new ConnectorJar(name, jar, work.resolve(name + ".err"));
  }

  /** How it is started, with the Java that runs the demo. */
  ProcessBuilder start(Object... arguments) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> words = new ArrayList<>(List.of(java, "-jar", jar.toString()));
    Arrays.stream(arguments).map(Object::toString).forEach(words::add);
    return new ProcessBuilder(words).redirectError(stderr.toFile());
  }

  /** Runs a command that reads no stdin, and expects it to succeed. */
  Transcript run(Object... arguments) throws IOException, InterruptedException {
    Process process = start(arguments).start();
    process.getOutputStream().close();
    Transcript said;
    try (BufferedReader stdout = process.inputReader()) {
      said = Transcript.of(stdout);
    }
    int exit = process.waitFor();
    if (exit != 0) {
      throw new DemoException(
          "%s %s failed with exit code %d.%n%s"
              .formatted(name, arguments[0], exit, complaints(said)));
    }
    return said;
  }

  /** What it had to say when it failed, each line indented. */
  String complaints(Transcript said) throws IOException {
    Stream<String> lines =
        Stream.concat(said.complaints().stream(), Files.readAllLines(stderr).stream());
    return String.join("\n", lines.map(line -> "  " + name + ": " + line).toList());
  }
}
