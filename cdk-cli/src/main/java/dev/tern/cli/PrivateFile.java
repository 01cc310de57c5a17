package dev.tern.cli;

import dev.tern.worker.connector.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that only its owner can read, from its first moment on. */
final class PrivateFile {

  private PrivateFile() {}

  /** Makes it, with the folders around it. */
  static Path create(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder, PrivateFiles.only("rwx------"));
    }
    return Files.createFile(file, PrivateFiles.only("rw-------"));
  }
}
