package dev.tern.cdk.cli;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The real stdin, as a larger pipe: a thread of its own takes in what arrives, 1 MB at most.
 *
 * <p>A pipe of the system holds 64 KB. Where one side wakes the other for each of them, both sleep
 * for a good part of their time. The thread starts with the first read, and ends with the input.
 *
 * <p>For one reader, whose wait an interrupt ends.
 */
final class ReadAhead extends InputStream {

  /** The most that is held, in bytes. */
  static final int CAPACITY = 1024 * 1024;

  /** The most that is taken in at once, in bytes. */
  private static final int PART = CAPACITY / 8;

  private final FileInputStream file;
  private final ByteBuffer ring = ByteBuffer.allocateDirect(CAPACITY);
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();
  private final Condition room = lock.newCondition();
  private boolean started;
  private boolean ended;
  private @Nullable IOException failure;
  private int head;
  private int count;

  /** Takes in what arrives at a file that nobody else reads. */
  ReadAhead(FileInputStream file) {
    this.file = file;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    int there = awaitBytes();
    if (there == 0) {
      return -1;
    }
    int taken = Math.min(length, Math.min(there, CAPACITY - head));
    ring.get(head, target, offset, taken);
    release(taken);
    return taken;
  }

  @Override
  public int available() throws IOException {
    lock.lock();
    try {
      return count > 0 || ended ? count : file.available();
    } finally {
      lock.unlock();
    }
  }

  private int awaitBytes() throws IOException {
    lock.lock();
    try {
      start();
      while (count == 0 && !ended) {
        arrived.await();
      }
      if (count == 0 && failure != null) {
        throw failure;
      }
      return count;
    } catch (InterruptedException e) {
      throw new InterruptedIOException("The wait for input was interrupted.");
    } finally {
      lock.unlock();
    }
  }

  /** Frees what was read; the other side is woken for half of the ring, not for each part. */
  private void release(int taken) {
    lock.lock();
    try {
      head = (head + taken) % CAPACITY;
      count -= taken;
      if (count <= CAPACITY / 2) {
        room.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  private void start() {
    if (!started) {
      started = true;
      Thread thread = new Thread(this::takeIn, "tern-stdin");
      thread.setDaemon(true);
      thread.start();
    }
  }

  private void takeIn() {
    ReadableByteChannel channel = file.getChannel();
    try {
      int tail = 0;
      int read = 0;
      while (read >= 0) {
        int free = Math.min(awaitRoom(), CAPACITY - tail);
        read = channel.read(ring.slice(tail, Math.min(free, PART)));
        tail = (tail + arrive(read)) % CAPACITY;
      }
    } catch (IOException e) {
      end(e);
    } catch (InterruptedException e) {
      end(new InterruptedIOException("The thread that takes in the input was interrupted."));
    }
  }

  private int awaitRoom() throws InterruptedException {
    lock.lock();
    try {
      while (count == CAPACITY) {
        room.await();
      }
      return CAPACITY - count;
    } finally {
      lock.unlock();
    }
  }

  /** Notes what was read, or the end; says how many bytes that are. */
  private int arrive(int read) {
    lock.lock();
    try {
      ended = read < 0;
      int bytes = Math.max(read, 0);
      count += bytes;
      arrived.signal();
      return bytes;
    } finally {
      lock.unlock();
    }
  }

  private void end(IOException reason) {
    lock.lock();
    try {
      failure = reason;
      ended = true;
      arrived.signal();
    } finally {
      lock.unlock();
    }
  }
}
