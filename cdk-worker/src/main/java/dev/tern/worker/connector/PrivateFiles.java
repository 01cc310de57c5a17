package dev.tern.worker.connector;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.error.SystemException;
import dev.tern.cdk.message.ProtocolJson;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

/**
 * Files handed to a connector, in a folder that nobody else may look into; gone when this is
 * closed.
 *
 * <p>The folder's name has the id of this process in it: folders of processes that were killed are
 * removed when the next one is made. For one thread.
 */
public final class PrivateFiles implements AutoCloseable {

  private static final String PREFIX = "tern-";
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  private final Path folder;

  private PrivateFiles(Path folder) {
    this.folder = folder;
  }

  /** Makes an empty folder. */
  public static PrivateFiles create() {
    try {
      Path parent = Path.of(System.getProperty("java.io.tmpdir"));
      removeLeftOver(parent);
      String name = PREFIX + ProcessHandle.current().pid() + "-";
      return new PrivateFiles(Files.createTempDirectory(parent, name, only("rwx------")));
    } catch (IOException e) {
      throw new SystemException("No temporary folder can be made. Check java.io.tmpdir.", e);
    }
  }

  /** Writes a file that only this user can read. */
  public Path write(String name, JsonNode content) {
    Path file = folder.resolve(name);
    try {
      Files.createFile(file, only("rw-------"));
      return Files.write(file, ProtocolJson.mapper().writeValueAsBytes(content));
    } catch (IOException e) {
      throw new SystemException("The file '" + file + "' cannot be written. Is the disk full?", e);
    }
  }

  /** The permissions of what is about to be made, where the file system knows any. */
  public static FileAttribute<?>[] only(String permissions) {
    return POSIX
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  @Override
  public void close() {
    remove(folder);
  }

  private static void removeLeftOver(Path parent) throws IOException {
    try (Stream<Path> entries = Files.list(parent)) {
      entries.filter(PrivateFiles::leftOver).forEach(PrivateFiles::remove);
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
