package dev.tern.worker.connector;

import dev.tern.cdk.error.ConfigException;
import java.io.IOException;
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
    Path folder = folder();
    if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
      throw new ConfigException(
          "The folder for temporary files, "
              + folder
              + ", is missing or cannot be written: make it, or name another with"
              + " JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=FOLDER.");
    }
    return folder;
  }

  private static Path folder() {
    return Path.of(System.getProperty("java.io.tmpdir"));
  }

  /** What to throw when the system has refused to put something there. */
  static ConfigException full(IOException cause) {
    return new ConfigException(
        "Nothing more can be written to the folder for temporary files, "
            + folder()
            + ": free space on its disk, or name another with"
            + " JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=FOLDER.",
        cause);
  }
}
