package dev.tern.examples.jsonl;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Collects bytes, and hands them to the operating system many at a time. For one thread. */
final class ChannelOutput extends OutputStream {

  private static final int BYTES = 64 * 1024;

  private final FileChannel channel;
  private final byte[] bytes = new byte[BYTES];
  private int used;

  ChannelOutput(FileChannel channel) {
    this.channel = channel;
  }

  @Override
  public void write(int next) throws IOException {
    if (used == BYTES) {
      flush();
    }
    bytes[used++] = (byte) next;
  }

  @Override
  public void write(byte[] source, int offset, int length) throws IOException {
    int from = offset;
    int end = offset + length;
    while (end - from > BYTES - used) {
      int part = BYTES - used;
      System.arraycopy(source, from, bytes, used, part);
      used = BYTES;
      from += part;
      flush();
    }
    System.arraycopy(source, from, bytes, used, end - from);
    used += end - from;
  }

  /** Hands all bytes to the operating system. */
  @Override
  public void flush() throws IOException {
    ByteBuffer leaving = ByteBuffer.wrap(bytes, 0, used);
    while (leaving.hasRemaining()) {
      channel.write(leaving);
    }
    used = 0;
  }
}
