package dev.tern.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;

/** Stdout as the next one in a pipe sees it: that it has gone away is an error here. */
final class PassedOn extends OutputStream {
  private final PrintStream out;

  PassedOn(PrintStream out) {
    this.out = out;
  }

  @Override
  public void write(int single) throws IOException {
    write(new byte[] {(byte) single}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    out.write(bytes, offset, length);
    flush();
  }

  @Override
  public void flush() throws IOException {
    if (out.checkError()) {
      throw new IOException("The reader of stdout has gone away.");
    }
  }

  @Override
  public void close() {
    out.close();
  }
}
