package dev.tern.cli;

import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.error.SystemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs the demo of the repository, which itself runs this command. */
@Command(
    description =
        "Move a sample SQLite database into a DuckDB file, twice, and prove that all arrived")
final class DemoCommand implements Callable<Integer> {

  private final Surroundings around;

  @Mixin private final CommonOptions common = new CommonOptions();

  DemoCommand(Surroundings around) {
    this.around = around;
  }

  @Override
  public Integer call() {
    Path root =
        Optional.ofNullable(around.environment().get("CDK_ROOT"))
            .map(Path::of)
            .orElseThrow(
                () -> new ConfigException("The demo is part of the repository. Run: ./cdk demo"));
    Path jar = root.resolve("examples").resolve("demo").resolve("target").resolve("demo.jar");
    if (!Files.isRegularFile(jar)) {
      throw new ConfigException("The demo is not built. Run: ./cdk demo");
    }
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    int exit = run(List.of(java, "-jar", jar.toString(), root.toString()));
    if (common.json()) {
      new Answer(around, common).give(node -> node.put("proved", exit == 0), List::of);
    }
    return exit;
  }

  /** What it prints is for people: beside the answer when that is for a program. */
  private int run(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(around.folder().toFile());
    try {
      if (!common.json()) {
        return builder.inheritIO().start().waitFor();
      }
      Process demo = builder.redirectErrorStream(true).start();
      demo.getInputStream().transferTo(around.err());
      return demo.waitFor();
    } catch (IOException e) {
      throw new SystemException("The demo cannot be started.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SystemException("The demo was interrupted.", e);
    }
  }
}
