package dev.tern.cli;

import dev.tern.cdk.catalog.StreamNames;
import dev.tern.cli.progress.Expected;
import dev.tern.protocol.ConfiguredAirbyteStream;
import dev.tern.protocol.StreamDescriptor;
import dev.tern.protocol.SyncMode;
import dev.tern.worker.Connections;
import dev.tern.worker.Worker;
import dev.tern.worker.store.Attempt;
import dev.tern.worker.store.Connection;
import dev.tern.worker.store.Job;
import dev.tern.worker.store.StreamStats;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the last good sync moved: a guess at what the next one will, of streams that are read as a
 * whole each time.
 */
record LastRun(Worker worker) {

  private static final int LOOK_BACK = 10;

  Map<StreamDescriptor, Expected> of(Connection connection, List<StreamDescriptor> streams) {
    List<StreamDescriptor> whole =
        Connections.catalog(connection).getStreams().stream()
            .filter(stream -> stream.getSyncMode() == SyncMode.FULL_REFRESH)
            .map(LastRun::name)
            .filter(streams::contains)
            .toList();
    Map<StreamDescriptor, Expected> expected = new HashMap<>();
    worker.jobs().of(connection, LOOK_BACK).stream()
        .filter(job -> job.status() == Job.Status.SUCCEEDED)
        .filter(job -> job.configType() != Job.Kind.RESET_CONNECTION)
        .findFirst()
        .ifPresent(job -> moved(job, whole, expected));
    return expected;
  }

  private static StreamDescriptor name(ConfiguredAirbyteStream stream) {
    return StreamNames.of(stream);
  }

  private void moved(
      Job job, List<StreamDescriptor> wanted, Map<StreamDescriptor, Expected> expected) {
    List<Attempt> attempts = worker.jobs().attempts(job);
    for (StreamStats stats : worker.jobs().streams(attempts.get(attempts.size() - 1))) {
      if (wanted.contains(stats.stream()) && attempts.size() == 1) {
        expected.put(stats.stream(), new Expected(stats.recordsEmitted(), Expected.Basis.LAST_RUN));
      }
    }
  }
}
