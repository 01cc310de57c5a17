package dev.tern.worker.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.protocol.AirbyteStateMessage;
import dev.tern.protocol.StreamDescriptor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A journal in memory. */
final class RecordingJournal implements SyncJournal {

  final List<Commit> commits = new ArrayList<>();
  final List<ObjectNode> configs = new ArrayList<>();
  final Map<StreamDescriptor, StreamCounts> counts = new LinkedHashMap<>();
  Consumer<Commit> onCommit = commit -> {};
  private int heartbeats;

  @Override
  public synchronized void commit(Commit commit) {
    onCommit.accept(commit);
    commits.add(commit);
    notifyAll();
  }

  @Override
  public synchronized void configChanged(Side side, ObjectNode config) {
    configs.add(config);
  }

  @Override
  public synchronized void counted(StreamDescriptor stream, StreamCounts now) {
    counts.put(stream, now);
  }

  @Override
  public synchronized void heartbeat(Instant now) {
    heartbeats++;
  }

  synchronized int heartbeats() {
    return heartbeats;
  }

  /** Waits until so many commits are there. */
  synchronized void await(int number) {
    try {
      while (commits.size() < number) {
        wait();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The last committed state of each stream, shared ones under an empty name. */
  synchronized Map<String, String> states() {
    Map<String, String> last = new LinkedHashMap<>();
    for (Commit commit : commits) {
      AirbyteStateMessage state = commit.state();
      if (state.getStream() != null) {
        StreamDescriptor name = state.getStream().getStreamDescriptor();
        String place = name.getNamespace() == null ? "" : name.getNamespace() + ".";
        last.put(place + name.getName(), String.valueOf(state.getStream().getStreamState()));
      } else {
        last.put("", state.getGlobal() == null ? String.valueOf(state.getData()) : "global");
      }
    }
    return last;
  }

  /** How many records the commits cover. */
  synchronized long rows() {
    return commits.stream().mapToLong(Commit::rows).sum();
  }
}
