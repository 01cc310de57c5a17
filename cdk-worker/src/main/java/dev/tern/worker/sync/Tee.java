package dev.tern.worker.sync;

import dev.tern.cdk.error.ConfigException;
import dev.tern.worker.connector.PrivateFiles;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A file with all messages of both sides as they come, without secrets; only its owner may read it.
 * A pipe or a device is written to as it is. Safe for any number of threads.
 */
final class Tee implements AutoCloseable {

  private static final int BUFFER = 64 * 1024;

  private final Optional<Path> path;
  private final OutputStream file;
  private final Secrets secrets;

  private Tee(Optional<Path> path, OutputStream file, Secrets secrets) {
    this.path = path;
    this.file = file;
    this.secrets = secrets;
  }

  /** Opens the file that is asked for; without one, what is written is gone. */
  static Tee open(Optional<Path> path, Secrets secrets) {
    return new Tee(path, path.map(Tee::create).orElse(OutputStream.nullOutputStream()), secrets);
  }

  private static OutputStream create(Path path) {
    try {
      boolean device = Files.exists(path) && !Files.isRegularFile(path);
      if (!device) {
        Files.deleteIfExists(path);
        PrivateFiles.file(path);
      }
      return new BufferedOutputStream(
          Files.newOutputStream(path, StandardOpenOption.WRITE), BUFFER);
    } catch (IOException e) {
      throw new ConfigException(
          "The file '" + path + "' for all messages cannot be made. Name another one.", e);
    }
  }

  /** Adds whole lines. */
  void write(LineBlocks.Block lines) {
    if (path.isPresent()) {
      append(lines);
    }
  }

  private synchronized void append(LineBlocks.Block lines) {
    String text = new String(lines.array(), 0, lines.length(), StandardCharsets.UTF_8);
    try {
      file.write(secrets.apply(text).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private ConfigException unwritable(IOException e) {
    return new ConfigException(
        String.format(
            "The file '%s' for all messages cannot be written (%s), which fails the sync: free space"
                + " on its disk, or name another one with --tee.",
            path.orElseThrow(), e.getMessage()),
        e);
  }

  @Override
  public synchronized void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw unwritable(e);
    }
  }
}
