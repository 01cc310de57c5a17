package dev.tern.worker.connector;

import dev.tern.cdk.error.ConfigException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of the system for what is needed for a moment. */
public final class TemporaryFolder {

  private TemporaryFolder() {}

  /**
   * It.
   *
   * @throws ConfigException when nothing can be put there
   */
  public static Path require() {
    Path folder = Path.of(System.getProperty("java.io.tmpdir"));
    if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
      throw new ConfigException(
          "The folder for temporary files, "
              + folder
              + ", is missing or cannot be written: make it, or name another with"
              + " JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=FOLDER.");
    }
    return folder;
  }
}
