package dev.tern.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;

/** The stdout of a process. Whoever reads it may leave before the end, which is no failure. */
final class Stdout extends FilterOutputStream {

  private static final Set<String> NOBODY_READS = Set.of("Broken pipe", "Bad file descriptor");

  Stdout(OutputStream out) {
    super(out);
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      if (!NOBODY_READS.contains(String.valueOf(e.getMessage()))) {
        throw e;
      }
    }
  }
}
