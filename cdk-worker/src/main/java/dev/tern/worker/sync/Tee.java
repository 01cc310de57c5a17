package dev.tern.worker.sync;

import dev.tern.cdk.error.ConfigException;
import dev.tern.worker.connector.PrivateFiles;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file with all messages of both sides as they come, without secrets; only its owner may read it.
 * Safe for any number of threads.
 */
final class Tee implements AutoCloseable {

  private static final int BUFFER = 64 * 1024;

  private final OutputStream file;
  private final Secrets secrets;
  private final boolean wanted;

  private Tee(OutputStream file, Secrets secrets, boolean wanted) {
    this.file = file;
    this.secrets = secrets;
    this.wanted = wanted;
  }

  /** Opens the file that is asked for; without one, what is written is gone. */
  static Tee open(Optional<Path> path, Secrets secrets) {
    return new Tee(
        path.map(Tee::create).orElse(OutputStream.nullOutputStream()), secrets, path.isPresent());
  }

  private static OutputStream create(Path path) {
    try {
      Files.deleteIfExists(path);
      return new BufferedOutputStream(Files.newOutputStream(PrivateFiles.create(path)), BUFFER);
    } catch (IOException e) {
      throw new ConfigException(
          "The file '" + path + "' for all messages cannot be made. Name another one.", e);
    }
  }

  /** Adds whole lines. */
  void write(LineBlocks.Block lines) {
    if (wanted) {
      append(lines);
    }
  }

  private synchronized void append(LineBlocks.Block lines) {
    String text = new String(lines.array(), 0, lines.length(), StandardCharsets.UTF_8);
    try {
      file.write(secrets.apply(text).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new ConfigException(
          "The file for all messages cannot be written. Is the disk full?", e);
    }
  }

  @Override
  public synchronized void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new ConfigException(
          "The file for all messages cannot be written. Is the disk full?", e);
    }
  }
}
