package dev.tern.worker.connector;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A pipe inside this process: 64 KB of bytes between one writer and one reader, with the manners of
 * a pipe of the operating system.
 *
 * <p>A full pipe lets the writer wait, an empty one the reader. Once the reader has closed its end
 * the writer fails; once the writer has, the reader gets what is left and then the end.
 */
final class BytePipe {

  private static final int CAPACITY = 64 * 1024;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final byte[] ring = new byte[CAPACITY];
  private int start;
  private int size;
  private boolean writerGone;
  private boolean readerGone;

  /** The end to write to. */
  OutputStream input() {
    return new OutputStream() {
      @Override
      public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
      }

      @Override
      public void write(byte[] source, int offset, int length) throws IOException {
        int written = 0;
        while (written < length) {
          written += put(source, offset + written, length - written);
        }
      }

      @Override
      public void close() {
        closeInput();
      }
    };
  }

  /** The end to read from. */
  InputStream output() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
      }

      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        return length == 0 ? 0 : take(target, offset, length);
      }

      @Override
      public int available() {
        return waiting();
      }

      @Override
      public void close() {
        closeOutput();
      }
    };
  }

  /** Takes both ends away, as the end of a process does: what is left can still be read. */
  void cut() {
    closeInput();
    lock.lock();
    try {
      readerGone = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void closeInput() {
    lock.lock();
    try {
      writerGone = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void closeOutput() {
    lock.lock();
    try {
      readerGone = true;
      size = 0;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private int waiting() {
    lock.lock();
    try {
      return size;
    } finally {
      lock.unlock();
    }
  }

  private int put(byte[] source, int offset, int length) throws IOException {
    lock.lock();
    try {
      while (size == CAPACITY && !readerGone && !writerGone) {
        await();
      }
      if (readerGone || writerGone) {
        throw new IOException("Broken pipe");
      }
      int end = (start + size) % CAPACITY;
      int count = Math.min(Math.min(length, CAPACITY - size), CAPACITY - end);
      System.arraycopy(source, offset, ring, end, count);
      size += count;
      changed.signalAll();
      return count;
    } finally {
      lock.unlock();
    }
  }

  private int take(byte[] target, int offset, int length) throws IOException {
    lock.lock();
    try {
      while (size == 0 && !writerGone) {
        await();
      }
      if (size == 0) {
        return -1;
      }
      int count = Math.min(Math.min(length, size), CAPACITY - start);
      System.arraycopy(ring, start, target, offset, count);
      start = (start + count) % CAPACITY;
      size -= count;
      changed.signalAll();
      return count;
    } finally {
      lock.unlock();
    }
  }

  @SuppressWarnings("WaitNotInLoop") // both callers loop around it
  private void await() throws InterruptedIOException {
    try {
      changed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Interrupted while waiting for the other end of a pipe.");
    }
  }
}
