package dev.tern.examples.jsonl;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Collects bytes where the operating system takes them without another copy. For one thread. */
final class ChannelOutput extends OutputStream {

  private static final int BYTES = 64 * 1024;

  private final FileChannel channel;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BYTES);

  ChannelOutput(FileChannel channel) {
    this.channel = channel;
  }

  @Override
  public void write(int next) throws IOException {
    if (!buffer.hasRemaining()) {
      flush();
    }
    buffer.put((byte) next);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int from = offset;
    int end = offset + length;
    while (from < end) {
      int part = Math.min(end - from, buffer.remaining());
      buffer.put(bytes, from, part);
      from += part;
      if (from < end) {
        flush();
      }
    }
  }

  /** Hands all bytes to the operating system. */
  @Override
  public void flush() throws IOException {
    buffer.flip();
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    buffer.clear();
  }

  /** Drops what was not handed over. */
  void forget() {
    buffer.clear();
  }
}
