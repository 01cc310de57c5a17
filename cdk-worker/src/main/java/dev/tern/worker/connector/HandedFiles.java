package dev.tern.worker.connector;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.message.ProtocolJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Files handed to a connector, in a folder that nobody else may look into; gone when this is
 * closed.
 *
 * <p>A file in the folder is locked by this process, which the system undoes when it ends in
 * whatever way: folders of processes that were killed are removed when the next one is made, and
 * only those, also where another container has the same folder for temporary files, or had it
 * before and gave its process the same number. A folder has its name when it is locked, not before;
 * one that never got that far is removed after an hour. For one thread.
 */
public final class HandedFiles implements AutoCloseable {

  private static final String PREFIX = "tern-";
  private static final String UNNAMED = "tern-new-";
  private static final String LOCK = ".lock";

  /** Longer than it takes to make and lock a folder, also where a machine sleeps meanwhile. */
  private static final Duration MAKING = Duration.ofHours(1);

  /** Begins the names of the folders of this process, and of no other that ever was. */
  private static final String OWN =
      PREFIX + ProcessHandle.current().pid() + "-" + new SecureRandom().nextInt(1 << 30) + "-";

  private final Path folder;
  private final FileChannel lock;

  private HandedFiles(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /** Makes an empty folder. */
  public static HandedFiles create() {
    Path parent = TemporaryFolder.require();
    try {
      removeLeftOver(parent);
      Path made = Files.createTempDirectory(parent, UNNAMED, PrivateFiles.forFolder(parent));
      FileChannel lock = locked(made);
      String number = made.getFileName().toString().substring(UNNAMED.length());
      return new HandedFiles(Files.move(made, parent.resolve(OWN + number)), lock);
    } catch (IOException e) {
      throw TemporaryFolder.full(e);
    }
  }

  private static FileChannel locked(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(PrivateFiles.create(folder.resolve(LOCK)), StandardOpenOption.WRITE);
    channel.lock();
    return channel;
  }

  /** Where they are; whatever is put there is gone with them. */
  public Path folder() {
    return folder;
  }

  /** Writes a file that only this user can read. */
  public Path write(String name, JsonNode content) {
    Path file = folder.resolve(name);
    try {
      return Files.write(
          PrivateFiles.create(file), ProtocolJson.mapper().writeValueAsBytes(content));
    } catch (IOException e) {
      throw TemporaryFolder.full(e);
    }
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      // it ends with the process
    }
    remove(folder);
  }

  private static void removeLeftOver(Path parent) throws IOException {
    try (Stream<Path> entries = Files.list(parent)) {
      entries
          .filter(entry -> another(entry) || unfinished(entry))
          .forEach(HandedFiles::removeUnlocked);
    }
  }

  /** A folder whose process was killed before it had its name, and not one just being made. */
  private static boolean unfinished(Path entry) {
    try {
      return entry.getFileName().toString().startsWith(UNNAMED)
          && Files.getLastModifiedTime(entry).toInstant().isBefore(Instant.now().minus(MAKING));
    } catch (IOException e) {
      return false; // it has its name now
    }
  }

  /** A folder of another process: looking at a lock of this one would undo it. */
  private static boolean another(Path entry) {
    String name = entry.getFileName().toString();
    return name.matches(PREFIX + "\\d+(-\\d+)+") && !name.startsWith(OWN);
  }

  private static void removeUnlocked(Path left) {
    if (unlocked(left)) {
      remove(left);
    }
  }

  private static boolean unlocked(Path left) {
    try (FileChannel channel = FileChannel.open(left.resolve(LOCK), StandardOpenOption.WRITE)) {
      return channel.tryLock() != null;
    } catch (NoSuchFileException e) {
      return unfinished(left);
    } catch (IOException e) {
      return false; // somebody else's, or gone already
    }
  }

  private static void remove(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException e) {
      // somebody else's, or gone already
    }
  }
}
