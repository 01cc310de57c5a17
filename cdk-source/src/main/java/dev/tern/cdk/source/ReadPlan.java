package dev.tern.cdk.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.catalog.StreamChecks;
import dev.tern.cdk.catalog.StreamNames;
import dev.tern.protocol.AirbyteStream;
import dev.tern.protocol.ConfiguredAirbyteCatalog;
import dev.tern.protocol.ConfiguredAirbyteStream;
import dev.tern.protocol.SyncMode;
import java.util.List;
import java.util.Optional;

/** Who reads what, worked out for the whole catalog before anything is read (READ-7, READ-8). */
final class ReadPlan {

  private final OfferedStreams offered;
  private final PriorStates prior;

  private ReadPlan(OfferedStreams offered, PriorStates prior) {
    this.offered = offered;
    this.prior = prior;
  }

  /**
   * The streams in the order of the catalog.
   *
   * @throws dev.tern.cdk.error.ConfigException when one of them cannot be read as the catalog wants
   */
  static List<PlannedStream> of(
      ConfiguredAirbyteCatalog catalog, OfferedStreams offered, PriorStates prior) {
    ReadPlan plan = new ReadPlan(offered, prior);
    return catalog.getStreams().stream().map(plan::plan).toList();
  }

  private PlannedStream plan(ConfiguredAirbyteStream configured) {
    return offered
        .find(StreamNames.of(configured))
        .map(found -> plan(configured, found))
        .orElseGet(() -> missing(configured, prior.of(StreamNames.of(configured))));
  }

  private PlannedStream plan(ConfiguredAirbyteStream configured, OfferedStreams.Offered found) {
    AirbyteStream description = found.description();
    StreamChecks.requireSupported(configured, description);
    boolean incremental = configured.getSyncMode() == SyncMode.INCREMENTAL;
    boolean resumable = incremental || Boolean.TRUE.equals(description.getIsResumable());
    List<String> cursor =
        incremental ? StreamChecks.resolveCursor(configured, description) : List.of();
    Optional<JsonNode> state =
        prior
            .of(StreamNames.of(configured))
            .filter(saved -> resumable)
            .filter(saved -> !saved.isObject() || !saved.isEmpty()); // nothing to go on from
    ReadRequest request = new ReadRequest(configured, cursor, state);
    found.stream().requireReadable(request);
    return new PlannedStream(
        request, Optional.of(found), resumable, prior.of(StreamNames.of(configured)));
  }

  private static PlannedStream missing(
      ConfiguredAirbyteStream configured, Optional<JsonNode> prior) {
    return new PlannedStream(
        new ReadRequest(configured, List.of(), Optional.empty()), Optional.empty(), false, prior);
  }
}
