package dev.tern.examples.jsonl;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file of whole lines: a group of lines is durable when {@link #append} returns, or not there.
 */
final class LineFile implements Closeable {

  private static final int BUFFER_BYTES = 64 * 1024;

  private final FileChannel channel;

  private LineFile(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Opens a file to add to it, and makes it if there is none. Half a line at its end is dropped.
   */
  static LineFile extend(Path path) throws IOException {
    boolean made = !Files.exists(path);
    LineFile file =
        new LineFile(
            FileChannel.open(
                path,
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE));
    try {
      file.repair();
      if (made) {
        Folders.sync(parent(path));
      }
      return file;
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  /** Opens an empty file; whatever was there is gone. */
  static LineFile create(Path path) throws IOException {
    return new LineFile(
        FileChannel.open(
            path,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE));
  }

  /** The folder of a file. */
  static Path parent(Path path) {
    Path parent = path.getParent();
    return parent == null ? Path.of("") : parent;
  }

  /** A crash can leave the start of a line nobody was told about; another line must not join it. */
  private void repair() throws IOException {
    long end = channel.size();
    ByteBuffer block = ByteBuffer.allocate(BUFFER_BYTES);
    long from = end;
    while (from > 0) {
      from = Math.max(0, from - BUFFER_BYTES);
      block.clear().limit((int) Math.min(BUFFER_BYTES, end - from));
      channel.position(from);
      while (block.hasRemaining() && channel.read(block) >= 0) {
        // read again until the block is full
      }
      int newline = lastNewline(block);
      if (newline >= 0) {
        cut(from + newline + 1);
        return;
      }
    }
    cut(0);
  }

  private static int lastNewline(ByteBuffer block) {
    int i = block.position() - 1;
    while (i >= 0 && block.get(i) != '\n') {
      i--;
    }
    return i;
  }

  private void cut(long size) throws IOException {
    if (channel.size() > size) {
      channel.truncate(size);
      channel.force(true);
    }
    channel.position(size);
  }

  /** Adds lines; after a failure the file is as it was before, as far as the disk lets it be. */
  void append(Lines lines) throws IOException {
    long before = channel.position();
    try {
      OutputStream out = new ChannelOutput(channel);
      lines.writeTo(out);
      out.flush();
      channel.force(true);
    } catch (IOException e) {
      takeBack(before, e);
      throw e;
    }
  }

  /** How many bytes it has. */
  long size() throws IOException {
    return channel.size();
  }

  private void takeBack(long size, IOException cause) {
    try {
      channel.truncate(size);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /** Lines, each with its end. */
  @FunctionalInterface
  interface Lines {
    void writeTo(OutputStream out) throws IOException;
  }
}
