package dev.tern.worker.store;

import dev.tern.cdk.error.SystemException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.function.Supplier;

/**
 * The right to make connections, which one process has at a time while others wait: a lock on a
 * file, which the system takes from a process that ends in whatever way.
 */
public final class MakingLock {

  private static final String NAME = "making";

  private MakingLock() {}

  /** Does something while the lock is held. */
  public static <T> T holding(Store store, Supplier<T> work) {
    try (FileChannel channel = ConnectionLock.open(store, NAME)) {
      channel.lock(); // given back with the channel
      return work.get();
    } catch (IOException e) {
      throw new SystemException("No connection can be made: the disk of its lock fails.", e);
    }
  }
}
