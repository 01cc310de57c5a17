package dev.tern.examples.jsonl;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Lines spread over temporary files by their key, so that each file fits in memory. Order within a
 * file is the order they came in.
 */
final class Buckets implements Closeable {

  private static final long TARGET_BYTES = 8L << 20;
  private static final int MOST = 256;

  private final List<Path> paths = new ArrayList<>();
  private final List<OutputStream> open = new ArrayList<>();

  /** Makes as many as some bytes of lines need, beside a file. */
  Buckets(Path beside, long bytes) throws IOException {
    int count = (int) Math.min(MOST, bytes / TARGET_BYTES + 1);
    for (int i = 0; i < count; i++) {
      Path path = beside.resolveSibling(beside.getFileName() + ".bucket-" + i);
      paths.add(path);
      open.add(new BufferedOutputStream(Files.newOutputStream(path)));
    }
  }

  void add(String key, byte[] line) throws IOException {
    OutputStream out = open.get(Math.floorMod(key.hashCode() * 0x9E3779B9, paths.size()));
    out.write(line);
    out.write('\n');
  }

  /** The files, written to their ends. */
  List<Path> finish() throws IOException {
    for (OutputStream out : open) {
      out.close();
    }
    return paths;
  }

  /** Hands over each whole line of a file, if there is one. */
  static void lines(Path path, LineSink sink) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 16)) {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      for (int next = in.read(); next >= 0; next = in.read()) {
        if (next == '\n') {
          sink.take(line.toByteArray());
          line.reset();
        } else {
          line.write(next);
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    finish();
    for (Path path : paths) {
      Files.deleteIfExists(path);
    }
  }

  /** Who takes lines, each without its end. */
  @FunctionalInterface
  interface LineSink {
    void take(byte[] line) throws IOException;
  }
}
