package dev.tern.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A sync in a process of its own, whose source is reading. */
final class SyncInTheMiddle {

  private final Path folder;
  private final Process worker;

  private SyncInTheMiddle(Path folder, Process worker) {
    this.folder = folder;
    this.worker = worker;
  }

  /**
   * Begins a sync of a new connection, {@code c}.
   *
   * @param before what the shell does that becomes the worker
   * @param rest what the source does from then on
   */
  static SyncInTheMiddle begin(Path folder, String before, String rest)
      throws IOException, InterruptedException {
    Path reading = pipe(folder, "reading");
    String source = Recording.script(folder, "echo $$ > pid; echo > '" + reading + "'; " + rest);
    assertThat(CommandRun.in(folder, "connection", "create", "c", source, "null:").exit()).isZero();
    Process worker = start(folder, before);
    try (InputStream begun = Files.newInputStream(reading)) { // waits for the source
      assertThat(begun.read()).isEqualTo('\n');
      return new SyncInTheMiddle(folder, worker);
    } catch (IOException | AssertionError e) {
      worker.destroyForcibly();
      throw e;
    }
  }

  /** A named pipe: who opens one end waits for the other. */
  static Path pipe(Path folder, String name) throws IOException, InterruptedException {
    Path pipe = folder.resolve(name);
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    return pipe;
  }

  private static Process start(Path folder, String before) throws IOException {
    Files.createDirectory(folder.resolve("tmp"));
    List<String> java =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Djava.io.tmpdir=" + folder.resolve("tmp"),
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "sync",
            "c");
    Stream<String> shell = Stream.of("sh", "-c", before + " exec \"$@\"", "sh");
    return new ProcessBuilder(Stream.concat(shell, java.stream()).toList())
        .directory(folder.toFile())
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(folder.resolve("err").toFile())
        .start();
  }

  Process worker() {
    return worker;
  }

  /** What the worker has said on stderr. */
  String said() throws IOException {
    return Files.readString(folder.resolve("err"));
  }

  /** The files it hands to connectors. */
  List<Path> handed() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("tmp"))) {
      return files.filter(file -> file.getFileName().toString().startsWith("tern-")).toList();
    }
  }

  /** The number of the source. */
  long source() throws IOException {
    return Long.parseLong(Files.readString(folder.resolve("pid")).strip());
  }

  void signal(String name) throws IOException, InterruptedException {
    String pid = Long.toString(worker.pid());
    assertThat(new ProcessBuilder("kill", "-" + name, pid).start().waitFor()).isZero();
  }
}
