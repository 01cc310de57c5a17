package dev.tern.worker.sync;

import dev.tern.protocol.AirbyteLogMessage;
import dev.tern.protocol.StreamDescriptor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** A watcher that remembers. */
final class RecordingWatcher implements SyncWatcher {

  private final List<String> lines = new ArrayList<>();
  private final Map<String, StreamCounts> counts = new LinkedHashMap<>();
  private OptionalLong estimated = OptionalLong.empty();

  @Override
  public synchronized void log(Side side, AirbyteLogMessage line) {
    lines.add(side + " " + line.getLevel() + " " + line.getMessage());
    notifyAll();
  }

  @Override
  public synchronized void counted(StreamDescriptor stream, StreamCounts now) {
    counts.put(stream.getName(), now);
  }

  @Override
  public synchronized void estimated(OptionalLong rows, OptionalLong bytes) {
    estimated = rows;
  }

  @Override
  public void waited(long forSource, long forDestination, long inWorker) {
    if (forSource < 0 || forDestination < 0 || inWorker < 0) {
      throw new AssertionError("Time ran backwards.");
    }
  }

  synchronized List<String> lines() {
    return List.copyOf(lines);
  }

  synchronized OptionalLong estimated() {
    return estimated;
  }

  /** Waits for a line with a text in it. */
  synchronized void await(String text) {
    try {
      while (lines.stream().noneMatch(line -> line.contains(text))) {
        wait();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
