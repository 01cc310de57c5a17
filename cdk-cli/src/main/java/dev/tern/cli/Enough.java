package dev.tern.cli;

import dev.tern.cdk.cli.StopSignal;
import dev.tern.protocol.AirbyteStreamStatus;
import dev.tern.protocol.StreamDescriptor;
import dev.tern.worker.sync.AttemptResult;
import dev.tern.worker.sync.ForwardingWatcher;
import dev.tern.worker.sync.StreamCounts;
import dev.tern.worker.sync.SyncWatcher;
import dev.tern.worker.sync.Verdict;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A look on while a dry run reads, which knows whether every stream has sent enough records: to be
 * stopped for that is no failure.
 */
final class Enough extends ForwardingWatcher {

  private final long limit;
  private final boolean limited;
  private final Set<StreamDescriptor> wanting = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean asked = new AtomicBoolean();

  Enough(SyncWatcher next, StopSignal person, long limit, Collection<StreamDescriptor> streams) {
    super(next);
    this.limit = limit;
    this.limited = limit < Long.MAX_VALUE;
    wanting.addAll(streams);
    person.onRequest(() -> asked.set(true));
  }

  @Override
  public void counted(StreamDescriptor stream, StreamCounts counts) {
    super.counted(stream, counts);
    boolean done = counts.status().equals(Optional.of(AirbyteStreamStatus.COMPLETE));
    boolean enough = done || counts.read() >= limit;
    if (enough) {
      wanting.remove(stream);
    }
  }

  /** The result, in which a run that had enough is a good one. */
  AttemptResult judged(AttemptResult result) {
    boolean enough = limited && wanting.isEmpty() && !asked.get();
    return enough && result.verdict() == Verdict.CANCELLED
        ? new AttemptResult(
            Verdict.SUCCEEDED,
            List.of(),
            result.sourceExit(),
            result.destinationExit(),
            result.streams(),
            result.warnings())
        : result;
  }
}
