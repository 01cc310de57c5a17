package dev.tern.benchmarks.rivals;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bare pipe: bytes that are there already, and nobody who looks at them. */
public final class Pump {

  private static final int BLOCK = 64 * 1024;

  private Pump() {}

  /**
   * Prints a file several times, or reads stdin to its end.
   *
   * @param args a file and how often to print it; the file to keep what is read in; nothing to
   *     forget it
   */
  public static void main(String[] args) throws IOException {
    if (args.length == 2) {
      print(Files.readAllBytes(Path.of(args[0])), Integer.parseInt(args[1]));
    } else if (args.length == 1) {
      try (OutputStream kept = Files.newOutputStream(Path.of(args[0]))) {
        drain(kept);
      }
    } else {
      drain(OutputStream.nullOutputStream());
    }
  }

  private static void print(byte[] bytes, int times) throws IOException {
    try (OutputStream out = new FileOutputStream(FileDescriptor.out)) {
      for (int i = 0; i < times; i++) {
        for (int at = 0; at < bytes.length; at += BLOCK) {
          out.write(bytes, at, Math.min(BLOCK, bytes.length - at));
        }
      }
    }
  }

  private static void drain(OutputStream kept) throws IOException {
    byte[] block = new byte[BLOCK];
    try (InputStream in = new FileInputStream(FileDescriptor.in)) {
      for (int count = in.read(block); count >= 0; count = in.read(block)) {
        kept.write(block, 0, count);
      }
    }
  }
}
