package dev.tern.worker.store;

import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.error.ConnectorException;
import dev.tern.cdk.error.SystemException;
import dev.tern.worker.connector.PrivateFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The right to work for a connection, which one process has at a time: a lock on a file, which the
 * system takes from a process that ends in whatever way, with a row that says who it is.
 */
public final class ConnectionLock {

  private static final int MOST_LOOKS = 100;
  private static final long BETWEEN_LOOKS_MILLIS = 20;

  private final Store store;
  private final Connection connection;
  private final FileChannel channel;

  private ConnectionLock(Store store, Connection connection, FileChannel channel) {
    this.store = store;
    this.connection = connection;
    this.channel = channel;
  }

  /**
   * Does something while the lock is held.
   *
   * @throws ConfigException when another process has it; the message says which, and since when
   */
  public static <T> T holding(Store store, Connection connection, Instant now, Supplier<T> work) {
    ConnectionLock lock = take(store, connection, now);
    try {
      return work.get();
    } finally {
      lock.giveBack();
    }
  }

  private static ConnectionLock take(Store store, Connection connection, Instant now) {
    FileChannel channel = open(store.location(), connection.id().toString());
    try {
      boolean locked = tryLock(channel) != null;
      Optional<LockTable.Holder> holder = holder(store, connection, locked, now);
      for (int looks = 1; !locked && holder.isEmpty() && looks < MOST_LOOKS; looks++) {
        pause();
        locked = tryLock(channel) != null;
        holder = holder(store, connection, locked, now);
      }
      if (!locked || holder.isPresent()) {
        throw refusal(connection, holder);
      }
      return new ConnectionLock(store, connection, channel);
    } catch (RuntimeException e) {
      close(channel);
      throw e;
    }
  }

  /** The living process that has it. Who has locked the file enters itself, if there is none. */
  private static Optional<LockTable.Holder> holder(
      Store store, Connection connection, boolean locked, Instant now) {
    return store.transact(
        handle -> {
          LockTable table = new LockTable(handle, connection.id());
          return locked ? table.enter(now) : table.find().filter(holder -> holder.alive(now));
        });
  }

  /** A process that starts has yet to say who it is; one that was killed takes a moment to end. */
  private static void pause() {
    new CompletableFuture<Void>()
        .completeOnTimeout(null, BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS)
        .join();
  }

  /** Writes into the file of a lock who has it now, where its disk takes that. */
  static void sign(FileChannel lock) {
    write(lock, "process " + ProcessHandle.current().pid());
  }

  /** Gives a lock back that was signed. */
  static void leave(FileChannel lock) {
    write(lock, "");
    close(lock);
  }

  private static void write(FileChannel lock, String who) {
    try {
      lock.truncate(0);
      lock.write(StandardCharsets.UTF_8.encode(who));
    } catch (IOException e) {
      // whoever waits is told less
    }
  }

  /** Who has signed the file of a lock; nothing when nobody has yet, or it cannot be read. */
  static Optional<String> holder(StoreLocation location, String name) {
    try {
      return Optional.of(Files.readString(file(location, name))).filter(who -> !who.isEmpty());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Path file(StoreLocation location, String name) {
    return location.home().resolve("locks").resolve(name + ".lock");
  }

  /** Opens the file of a lock. */
  static FileChannel open(StoreLocation location, String name) {
    Path file = file(location, name);
    Path folder = file.resolveSibling("");
    try {
      PrivateFiles.folderOf(file);
      return FileChannel.open(PrivateFiles.file(file), StandardOpenOption.WRITE);
    } catch (IOException e) {
      if (Refusal.of(folder) == Refusal.READ_ONLY) {
        throw new StoreFailures(location).home(e);
      }
      throw new ConfigException(
          String.format(
              "The folder %s for the locks of connections cannot be written: make it writable,"
                  + " free space on its disk, or give another home with --home.",
              folder),
          e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    } catch (IOException e) {
      throw new SystemException("The connection cannot be locked: its disk knows no locks.", e);
    }
  }

  private static ConfigException refusal(Connection connection, Optional<LockTable.Holder> holder) {
    String who =
        holder
            .map(
                process ->
                    String.format(
                        "process %d on %s since %s",
                        process.pid(), process.host(), process.lockedAt()))
            .orElse("another process, which is just starting or ending");
    return new ConfigException(
        String.format(
            "Connection '%s' is in use by %s: wait for its end, or stop it.",
            connection.name(), who));
  }

  private void giveBack() {
    try {
      store.run(handle -> new LockTable(handle, connection.id()).leave());
    } catch (ConnectorException e) {
      // a row that stays is that of a process that is gone, to whoever looks when this one is
    } finally {
      close(channel);
    }
  }

  static void close(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      throw new SystemException("The connection cannot be unlocked: end this process.", e);
    }
  }
}
