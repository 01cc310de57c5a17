package dev.tern.testkit.suite;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** The stdin of a run, which tells what it is about to be sent. */
final class ToldInput extends FilterOutputStream {

  private final LiveRun.Watch watch;

  ToldInput(OutputStream input, LiveRun.Watch watch) {
    super(input);
    this.watch = watch;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    watch.input(bytes, offset, length);
    out.write(bytes, offset, length);
  }
}
