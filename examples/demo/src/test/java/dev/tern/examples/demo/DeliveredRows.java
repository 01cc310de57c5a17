package dev.tern.examples.demo;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;

/** The rows in a file that only grows, by their ids; each look reads what has come since. */
final class DeliveredRows {

  private final Path file;
  private final BitSet ids = new BitSet();
  private long seen;

  DeliveredRows(Path file) {
    this.file = file;
  }

  /**
   * Takes in what has come; half a line at the end has not. Gives the smallest id in it, the
   * largest number there is when nothing came.
   */
  long look() throws IOException {
    long smallest = Long.MAX_VALUE;
    for (String line : arrived().lines().toList()) {
      int id = Json.parse(line).at("/_airbyte_data/id").asInt();
      ids.set(id);
      smallest = Math.min(smallest, id);
    }
    return smallest;
  }

  private String arrived() throws IOException {
    if (!Files.exists(file)) {
      return "";
    }
    try (FileChannel channel = FileChannel.open(file)) {
      ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(channel.size() - seen));
      while (bytes.hasRemaining() && channel.read(bytes, seen + bytes.position()) >= 0) {
        // on to its end
      }
      String text = new String(bytes.array(), StandardCharsets.ISO_8859_1);
      int whole = text.lastIndexOf('\n') + 1;
      seen += whole;
      return new String(bytes.array(), 0, whole, StandardCharsets.UTF_8);
    }
  }

  /** Every id from 1 to this one is there. */
  int gapless() {
    return ids.nextClearBit(1) - 1;
  }

  /** The largest id that is there. */
  int last() {
    return ids.length() - 1;
  }
}
