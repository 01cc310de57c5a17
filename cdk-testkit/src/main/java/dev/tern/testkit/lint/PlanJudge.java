package dev.tern.testkit.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Judges whether a run that succeeded was given something it had to refuse. */
final class PlanJudge implements Judge {

  private final Verdicts verdicts;
  private final LintTask task;
  private final Collection<ConfiguredStream> streams;

  PlanJudge(Verdicts verdicts, LintTask task, Collection<ConfiguredStream> streams) {
    this.verdicts = verdicts;
    this.task = task;
    this.streams = streams;
  }

  @Override
  public void see(Message message) {
    // only the end tells
  }

  @Override
  public void end(Ending ending) {
    if (!ending.succeeded()) {
      return;
    }
    for (ConfiguredStream stream : streams) {
      if (task.verb() == Verb.READ) {
        read(stream, ending.spot());
      } else {
        write(stream, ending.spot());
      }
    }
  }

  private void read(ConfiguredStream stream, Spot spot) {
    String name = Descriptors.text(stream.id());
    verdicts.require(
        stream.offersItsMode(),
        "READ-8",
        spot,
        name + " was read in sync mode '" + stream.syncMode() + "', which it does not support");
    if (stream.incremental() && stream.offersItsMode()) {
      verdicts.require(
          stream.hasCursor(),
          "READ-7",
          spot,
          name + " was read incrementally, and nothing names its cursor");
    }
  }

  private void write(ConfiguredStream stream, Spot spot) {
    JsonNode listed =
        task.find(LintTask.Known.SPEC)
            .map(spec -> spec.path("supported_destination_sync_modes"))
            .orElse(null);
    if (listed == null || listed.isEmpty()) {
      return;
    }
    Set<String> modes = new HashSet<>();
    listed.forEach(mode -> modes.add(mode.asText()));
    verdicts.require(
        modes.contains(stream.destinationSyncMode()),
        "WRITE-9",
        spot,
        Descriptors.text(stream.id())
            + " was written in mode '"
            + stream.destinationSyncMode()
            + "', which the specification does not list");
  }
}
