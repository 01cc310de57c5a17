package dev.tern.worker.connector;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** A command that runs as a process of the operating system. */
final class ProcessRun implements ConnectorRun {

  private final Process process;
  private final ProcessFamily family;

  ProcessRun(Process process, ProcessFamily family) {
    this.process = process;
    this.family = family;
  }

  /**
   * Starts a process, marked with its family.
   *
   * @throws IOException when there is no such program
   */
  static ProcessRun start(ProcessBuilder builder) throws IOException {
    ProcessFamily family = new ProcessFamily();
    family.mark(builder.environment());
    return new ProcessRun(builder.start(), family);
  }

  @Override
  public OutputStream input() {
    return process.getOutputStream();
  }

  @Override
  public InputStream output() {
    return process.getInputStream();
  }

  @Override
  public InputStream errors() {
    return process.getErrorStream();
  }

  @Override
  public OptionalLong pid() {
    return OptionalLong.of(process.pid());
  }

  @Override
  public OptionalInt await(Duration patience) throws InterruptedException {
    return process.waitFor(patience.toNanos(), TimeUnit.NANOSECONDS)
        ? OptionalInt.of(process.exitValue())
        : OptionalInt.empty();
  }

  /** The handle leaves the streams open, {@link Process#destroy} would close them. */
  @Override
  public void terminate() {
    process.toHandle().destroy();
  }

  @Override
  public void kill() {
    family.kill(process.toHandle());
  }

  @Override
  public void close() {
    kill();
    close(process.getOutputStream());
    close(process.getInputStream());
    close(process.getErrorStream());
  }

  private static void close(Closeable stream) {
    try {
      stream.close();
    } catch (IOException e) {
      // the other end is gone, and so is what was left in a buffer
    }
  }
}
