package dev.tern.examples.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The command {@code cdk}, asked for JSON.
 *
 * @param jar the program
 * @param root of the repository, whose connectors it knows by name
 * @param home where it keeps what it knows
 */
record Cdk(Path jar, Path root, Path home) {

  /** Finds the jar where the build puts it. */
  static Cdk of(Path root, Path home) {
    Path jar = root.resolve("cdk-cli").resolve("target").resolve("cdk.jar");
    if (!Files.isRegularFile(jar)) {
      throw new DemoException(
          "The command cdk is not built: " + jar + " is missing. Run ./mvnw package.");
    }
    return new Cdk(jar, root, home);
  }

  /** Runs a command and expects it to succeed. */
  JsonNode run(Object... words) throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command = new ArrayList<>(List.of(java, "-jar", jar.toString()));
    Arrays.stream(words).map(Object::toString).forEach(command::add);
    command.addAll(List.of("--json", "--home", home.toString()));
    Path stderr = Files.createDirectories(home).resolve("cdk.err");
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(stderr.toFile());
    builder.environment().put("CDK_ROOT", root.toString());
    Process process = builder.start();
    process.getOutputStream().close();
    String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int exit = process.waitFor();
    if (exit != 0) {
      throw new DemoException(
          "cdk %s failed with exit code %d.%n%s"
              .formatted(words[0], exit, (Files.readString(stderr) + answer).stripTrailing()));
    }
    return Json.parse(answer);
  }
}
