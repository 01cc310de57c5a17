package dev.tern.worker.connector;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * One command of a connector that runs. Its streams are raw bytes; each has one reader or writer.
 *
 * <p>Ending it ends everything it started, too. Safe for any number of threads but for the streams.
 */
public interface ConnectorRun extends AutoCloseable {

  /** Its stdin. */
  OutputStream input();

  /** Its stdout. */
  InputStream output();

  /** Its stderr. */
  InputStream errors();

  /** Its process id; none inside this process. */
  OptionalLong pid();

  /** Waits for its end: the exit code, or nothing when the time is up first. */
  OptionalInt await(Duration patience) throws InterruptedException;

  /** Asks it to end at a safe point (SIGTERM). */
  void terminate();

  /** Ends it and its descendants at once (SIGKILL). */
  void kill();

  /** Kills what still runs and closes its streams. */
  @Override
  void close();
}
