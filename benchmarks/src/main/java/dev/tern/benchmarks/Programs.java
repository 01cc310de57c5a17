package dev.tern.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command lines of what is compared, with the files they need in one folder. */
final class Programs {

  private static final Path EXAMPLES = Path.of("examples");
  private static final Path TYPESCRIPT = Path.of("benchmarks", "typescript");

  private final Path folder;
  private final String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();

  Programs(Path folder) {
    this.folder = folder;
  }

  Path folder() {
    return folder;
  }

  /** A place for what a run makes: none finds what another has left. */
  Path made(String name) {
    return Comparison.made(folder).resolve(name);
  }

  /** A program of this module. */
  List<String> ofClass(Class<?> main, Object... arguments) {
    return line(
        List.of(java, "-cp", System.getProperty("java.class.path"), main.getName()), arguments);
  }

  /** A connector of the examples, by its launcher. */
  List<String> connector(String name, Object... arguments) {
    return line(
        List.of(started(EXAMPLES.resolve(name).resolve("target").resolve(name))), arguments);
  }

  /** Whether the TypeScript kit was installed, which takes node. */
  boolean hasTypeScript() {
    return Files.exists(TYPESCRIPT.resolve("node_modules"));
  }

  /** A program of the TypeScript kit. */
  List<String> typeScript(String name, Object... arguments) {
    return line(List.of("node", TYPESCRIPT.resolve(name).toString()), arguments);
  }

  /** The command of this repository, by its launcher. */
  List<String> cdk(Object... arguments) {
    return line(List.of(started(Path.of("cdk-cli", "target", "cdk"))), arguments);
  }

  private static String started(Path launcher) {
    if (!Files.exists(launcher)) {
      throw new IllegalStateException("There is no " + launcher + ". Start with benchmarks/run.");
    }
    return launcher.toAbsolutePath().toString();
  }

  private static List<String> line(List<String> program, Object[] arguments) {
    List<String> words = new ArrayList<>(program);
    for (Object argument : arguments) {
      words.add(argument.toString());
    }
    return words;
  }

  /** Writes a file of JSON, for which single quotes may stand in the text. */
  Path json(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text.replace('\'', '"'));
  }

  /** The configured catalog of one stream, which is replaced. */
  static String catalog(String stream, String schema) {
    return "{'streams':[{'stream':{'name':'"
        + stream
        + "','json_schema':"
        + schema
        + ",'supported_sync_modes':['full_refresh']},'sync_mode':'full_refresh',"
        + "'destination_sync_mode':'overwrite'}]}";
  }

  /** What a command prints. */
  Path output(String name, List<String> command) throws IOException, InterruptedException {
    Path output = folder.resolve(name);
    int code =
        new ProcessBuilder(command)
            .redirectOutput(output.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start()
            .waitFor();
    if (code != 0) {
      throw new IllegalStateException(command + " ended with " + code + ".");
    }
    return output;
  }
}
