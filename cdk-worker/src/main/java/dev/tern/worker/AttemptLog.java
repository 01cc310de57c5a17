package dev.tern.worker;

import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.spec.SecretMask;
import dev.tern.protocol.AirbyteLogMessage;
import dev.tern.worker.connector.PrivateFiles;
import dev.tern.worker.sync.FailureReason;
import dev.tern.worker.sync.ForwardingWatcher;
import dev.tern.worker.sync.Side;
import dev.tern.worker.sync.SyncWatcher;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The file with what the connectors of an attempt said, secrets masked, which only its owner can
 * read. Everything goes on to another watcher, too.
 *
 * <p>It begins empty: what a database that is gone left under its name was another attempt's. Safe
 * for any number of threads. A disk that is full ends the file, not the attempt; so does a
 * connector that says too much, before it fills the disk.
 */
final class AttemptLog extends ForwardingWatcher implements AutoCloseable {

  private static final long MOST = 256L << 20;

  private final Clock clock;
  private final BufferedWriter file;
  private final List<SecretMask> masks;
  private boolean broken;
  private long left;

  private AttemptLog(
      SyncWatcher next, Clock clock, BufferedWriter file, List<SecretMask> masks, long most) {
    super(next);
    this.clock = clock;
    this.left = most;
    this.file = file;
    this.masks = new CopyOnWriteArrayList<>(masks);
  }

  static AttemptLog open(Path file, List<SecretMask> masks, SyncWatcher next, Clock clock) {
    return open(file, masks, next, clock, MOST);
  }

  /** With room for so many characters. */
  static AttemptLog open(
      Path file, List<SecretMask> masks, SyncWatcher next, Clock clock, long most) {
    try {
      PrivateFiles.folderOf(file);
      PrivateFiles.file(file);
      return new AttemptLog(
          next,
          clock,
          Files.newBufferedWriter(
              file, StandardCharsets.UTF_8, StandardOpenOption.TRUNCATE_EXISTING),
          masks,
          most);
    } catch (IOException e) {
      throw new ConfigException(
          String.format(
              "The log %s cannot be made: free space on its disk, make its folder writable, or give"
                  + " another home with --home.",
              file),
          e);
    }
  }

  /** Hides the secrets of another configuration, too. */
  void hide(SecretMask mask) {
    masks.add(mask);
  }

  /** A text without secrets. */
  String masked(String text) {
    String shown = text;
    for (SecretMask mask : masks) {
      shown = mask.apply(shown);
    }
    return shown;
  }

  @Override
  public void log(Side side, AirbyteLogMessage line) {
    String text = line.getLevel() + " " + line.getMessage();
    write(side.name().toLowerCase(Locale.ROOT) + " " + masked(text));
    if (line.getStackTrace() != null) {
      write(masked(line.getStackTrace()));
    }
    super.log(side, line);
  }

  /** How the attempt failed, without secrets already: its last words. */
  void end(List<FailureReason> failures) {
    for (FailureReason reason : failures) {
      String origin = reason.origin().name().toLowerCase(Locale.ROOT);
      write(origin + " FAILURE " + reason.type().value() + ": " + reason.message());
      reason.internalMessage().ifPresent(this::write);
      reason.stackTrace().ifPresent(this::write);
    }
  }

  private synchronized void write(String line) {
    if (broken) {
      return;
    }
    left -= line.length();
    broken = left < 0;
    String said = broken ? "This log is full. What comes now is left out." : line;
    try {
      file.write(clock.instant() + " " + said);
      file.newLine();
      file.flush();
    } catch (IOException e) {
      broken = true;
    }
  }

  @Override
  public synchronized void close() {
    broken = true;
    try {
      file.close();
    } catch (IOException e) {
      // every line was flushed; what could not be was given up then
    }
  }
}
