package dev.tern.worker.connector;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.error.SystemException;
import dev.tern.cdk.message.ProtocolJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Files handed to a connector, in a folder that nobody else may look into; gone when this is
 * closed.
 *
 * <p>The folder's name has the id of this process in it: folders of processes that were killed are
 * removed when the next one is made. For one thread.
 */
public final class HandedFiles implements AutoCloseable {

  private static final String PREFIX = "tern-";

  private final Path folder;

  private HandedFiles(Path folder) {
    this.folder = folder;
  }

  /** Makes an empty folder. */
  public static HandedFiles create() {
    Path parent = TemporaryFolder.require();
    try {
      removeLeftOver(parent);
      String name = PREFIX + ProcessHandle.current().pid() + "-";
      return new HandedFiles(
          Files.createTempDirectory(parent, name, PrivateFiles.forFolder(parent)));
    } catch (IOException e) {
      throw new SystemException("No folder can be made in " + parent + ". Is its disk full?", e);
    }
  }

  /** Writes a file that only this user can read. */
  public Path write(String name, JsonNode content) {
    Path file = folder.resolve(name);
    try {
      return Files.write(
          PrivateFiles.create(file), ProtocolJson.mapper().writeValueAsBytes(content));
    } catch (IOException e) {
      throw new SystemException("The file '" + file + "' cannot be written. Is the disk full?", e);
    }
  }

  @Override
  public void close() {
    remove(folder);
  }

  private static void removeLeftOver(Path parent) throws IOException {
    try (Stream<Path> entries = Files.list(parent)) {
      entries.filter(HandedFiles::leftOver).forEach(HandedFiles::remove);
    }
  }

  private static boolean leftOver(Path entry) {
    String name = entry.getFileName().toString();
    return name.matches(PREFIX + "\\d{1,18}-\\d+")
        && Files.isDirectory(entry)
        && ProcessHandle.of(Long.parseLong(name.substring(PREFIX.length(), name.lastIndexOf('-'))))
            .isEmpty();
  }

  private static void remove(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(folder);
    } catch (IOException e) {
      // somebody else's, or gone already
    }
  }
}
