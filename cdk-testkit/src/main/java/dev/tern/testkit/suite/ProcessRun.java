package dev.tern.testkit.suite;

import dev.tern.worker.connector.ConnectorRun;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** A command that runs as a process. */
final class ProcessRun implements ConnectorRun {

  private final Process process;

  ProcessRun(Process process) {
    this.process = process;
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
    return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)
        ? OptionalInt.of(process.exitValue())
        : OptionalInt.empty();
  }

  @Override
  public void terminate() {
    process.toHandle().destroy();
  }

  @Override
  public void kill() {
    List<ProcessHandle> descendants = process.descendants().toList();
    process.toHandle().destroyForcibly();
    descendants.forEach(ProcessHandle::destroyForcibly);
  }

  @Override
  public void close() {
    kill();
    for (Closeable stream : List.of(input(), output(), errors())) {
      try {
        stream.close();
      } catch (IOException e) {
        // it is gone
      }
    }
  }
}
