package dev.tern.worker;

import dev.tern.worker.store.StoreLocation;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A {@link KilledWorker} as a process, followed until it is killed. */
final class WorkerProcess implements AutoCloseable {

  private final Process process;
  private final BufferedReader said;

  private WorkerProcess(Process process) {
    this.process = process;
    this.said = process.inputReader();
  }

  /** Starts one that moves so many rows and is done then. */
  static WorkerProcess start(StoreLocation location, Path rows, int most) throws IOException {
    return new WorkerProcess(
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                KilledWorker.class.getName(),
                location.home().toString(),
                location.url(),
                rows.toString(),
                Integer.toString(most))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start());
  }

  /** The next step it says. */
  String next() throws IOException {
    return said.readLine();
  }

  /** Kills it when it has said so many steps, at whatever it does then; the steps. */
  List<String> killAfter(int steps) {
    List<String> heard = said.lines().limit(steps).toList();
    kill();
    return heard;
  }

  /** Kills it after this time, unless it has ended well before; whether it was killed. */
  boolean killAfter(Duration time) throws InterruptedException {
    if (!process.waitFor(time.toNanos(), TimeUnit.NANOSECONDS)) {
      kill();
    }
    return process.exitValue() != 0;
  }

  /** Every step it has said since. */
  List<String> rest() {
    return said.lines().toList();
  }

  long pid() {
    return process.pid();
  }

  /** Not by {@link Process#destroyForcibly}, which takes away what it has said. */
  private void kill() {
    boolean unused = process.toHandle().destroyForcibly();
    process.onExit().join();
  }

  @Override
  public void close() throws IOException {
    kill();
    said.close();
  }
}
