package dev.tern.cli;

import dev.tern.worker.connector.PrivateFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * What libraries of this process log and print, in a file of its own: a terminal shows progress,
 * and stdout answers. The file is made with the first byte, readable by its owner alone; it begins
 * anew when it has grown large. When it cannot be written, what is logged is lost.
 */
final class ProcessLog extends OutputStream {

  private static final long LARGE = 1 << 20;

  private final Path file;
  private Optional<OutputStream> open = Optional.empty();
  private boolean failed;

  private ProcessLog(Path file) {
    this.file = file;
  }

  /** Takes what this process writes to its stderr from now on by way of {@link System}. */
  static void into(Path file) {
    System.setErr(new PrintStream(new ProcessLog(file), true, StandardCharsets.UTF_8));
  }

  @Override
  public synchronized void write(int value) {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) {
    if (failed) {
      return;
    }
    try {
      if (open.isEmpty()) {
        open = Optional.of(open());
      }
      open.get().write(bytes, offset, length);
    } catch (IOException | UnsupportedOperationException e) {
      failed = true;
    }
  }

  private OutputStream open() throws IOException {
    if (!Files.exists(file)) {
      PrivateFiles.create(file);
    }
    return Files.size(file) > LARGE
        ? Files.newOutputStream(file, StandardOpenOption.TRUNCATE_EXISTING)
        : Files.newOutputStream(file, StandardOpenOption.APPEND);
  }
}
