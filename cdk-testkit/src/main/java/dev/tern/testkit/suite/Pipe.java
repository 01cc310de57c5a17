package dev.tern.testkit.suite;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;

/**
 * A pipe inside this process, as bounded as one of the system: a full one holds its writer up, one
 * without a reader breaks, one without a writer ends.
 *
 * <p>One thread reads while any others write.
 */
final class Pipe {

  private static final int SIZE = 1 << 16;

  private final byte[] ring = new byte[SIZE];
  private int start;
  private int size;
  private boolean ended;
  private boolean broken;
  final InputStream reader = new Reader();
  final OutputStream writer = new Writer();

  private synchronized int take(byte[] target, int offset, int length) throws IOException {
    while (size == 0 && !ended && !broken) {
      rest();
    }
    if (size == 0 || broken) {
      return -1;
    }
    int count = Math.min(Math.min(length, size), SIZE - start);
    System.arraycopy(ring, start, target, offset, count);
    start = (start + count) % SIZE;
    size -= count;
    notifyAll();
    return count;
  }

  private synchronized int put(byte[] source, int offset, int length) throws IOException {
    while (size == SIZE && !broken && !ended) {
      rest();
    }
    if (broken || ended) {
      throw new IOException("Broken pipe");
    }
    int end = (start + size) % SIZE;
    int count = Math.min(Math.min(length, SIZE - size), SIZE - end);
    System.arraycopy(source, offset, ring, end, count);
    size += count;
    notifyAll();
    return count;
  }

  @SuppressWarnings("WaitNotInLoop") // those who call it loop
  private void rest() throws InterruptedIOException {
    try {
      wait();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }

  /** The writer has gone: what is in the pipe can still be read. */
  synchronized void end() {
    ended = true;
    notifyAll();
  }

  /** The reader has gone. */
  synchronized void sever() {
    broken = true;
    notifyAll();
  }

  private synchronized int waiting() {
    return size;
  }

  private final class Reader extends InputStream {
    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return take(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
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
      sever();
    }
  }

  private final class Writer extends OutputStream {
    @Override
    public void write(int value) throws IOException {
      put(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
      for (int done = 0; done < length; ) {
        done += put(source, offset + done, length - done);
      }
    }

    @Override
    public void close() {
      end();
    }
  }
}
