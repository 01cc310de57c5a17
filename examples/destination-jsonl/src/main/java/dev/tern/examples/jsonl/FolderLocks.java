package dev.tern.examples.jsonl;

import dev.tern.cdk.error.TransientException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The right to be the only one who writes to some folders, from {@link #hold} to {@link #close}.
 *
 * <p>The operating system keeps it, as a lock on a hidden file in each folder, and takes it back
 * when the process ends in whatever way. The file stays: if it were deleted, two processes could
 * each lock a file of that name. No stream has a name that starts with a dot.
 */
final class FolderLocks implements Closeable {

  private static final String NAME = ".lock";

  /**
   * The lock files this process has open, by folder. Locks belong to the process as a whole, and
   * closing any channel of a file gives back all of them, so there must never be two.
   */
  private static final Map<Object, FileChannel> OPEN = new HashMap<>();

  private final Set<Object> held = new HashSet<>();

  /** Whether somebody holds or has held a folder; nothing is made. */
  static boolean known(Path folder) {
    return Files.exists(folder.resolve(NAME));
  }

  /**
   * Takes a folder that exists, if it is not taken here already.
   *
   * @throws TransientException when somebody else has it, in this process or in another one
   */
  void hold(Path folder) throws IOException {
    Object key = key(folder);
    if (held.contains(key)) {
      return;
    }
    synchronized (OPEN) {
      lock(channel(key, folder), key, folder);
    }
    held.add(key);
  }

  private static void lock(FileChannel channel, Object key, Path folder) throws IOException {
    boolean taken = false;
    boolean others = false;
    try {
      taken = channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      others = true; // the channel stays open, or they would lose their lock
      throw busy(folder, e);
    } finally {
      if (!taken && !others) {
        forget(key);
      }
    }
    if (!taken) {
      throw busy(folder, null);
    }
  }

  private static FileChannel channel(Object key, Path folder) throws IOException {
    FileChannel channel = OPEN.get(key);
    if (channel == null) {
      channel =
          FileChannel.open(
              folder.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      OPEN.put(key, channel);
    }
    return channel;
  }

  private static void forget(Object key) throws IOException {
    FileChannel channel = OPEN.remove(key);
    if (channel != null) {
      channel.close();
    }
  }

  /** A folder can have many paths; where the system has no number for it, the real one serves. */
  private static Object key(Path folder) throws IOException {
    Object number = Files.readAttributes(folder, BasicFileAttributes.class).fileKey();
    return number == null ? folder.toRealPath() : number;
  }

  private static TransientException busy(Path folder, @Nullable Exception cause) {
    return new TransientException(refusal(folder), cause);
  }

  /** What somebody is told who cannot have a folder now. */
  static String refusal(Path folder) {
    return "Another process is writing to '"
        + folder
        + "'. Stop it or wait for its end, or name another folder in 'path'.";
  }

  /** Lets others have the folders. */
  @Override
  public void close() throws IOException {
    synchronized (OPEN) {
      for (Object key : held) {
        forget(key);
      }
    }
    held.clear();
  }
}
