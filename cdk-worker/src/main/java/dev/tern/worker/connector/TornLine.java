package dev.tern.worker.connector;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Half a line at the end of a file, left by a crash or a full disk. It was never acknowledged, and
 * a line that is appended to it could not be read.
 */
final class TornLine {

  private static final int BLOCK = 64 << 10;

  private TornLine() {}

  /** Takes it away, if there is one. */
  static void cut(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return;
    }
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      long whole = wholeLines(channel);
      if (whole < channel.size()) {
        channel.truncate(whole);
      }
    }
  }

  /** How many bytes end with the last line end. */
  private static long wholeLines(FileChannel channel) throws IOException {
    long end = channel.size();
    int length = 1; // mostly the last byte is it
    while (end > 0) {
      ByteBuffer block = ByteBuffer.allocate((int) Math.min(length, end));
      long start = end - block.capacity();
      channel.read(block, start);
      for (int at = block.position() - 1; at >= 0; at--) {
        if (block.get(at) == '\n') {
          return start + at + 1;
        }
      }
      end = start;
      length = BLOCK;
    }
    return 0;
  }
}
