package dev.tern.cdk.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.catalog.StreamNames;
import dev.tern.protocol.AirbyteStream;
import dev.tern.protocol.StreamDescriptor;
import java.util.List;
import java.util.Optional;

/**
 * One stream of the catalog with what there is to read it.
 *
 * @param request what is wanted
 * @param offered the author's stream; empty when the source does not have it any more
 * @param resumable whether a later sync can go on from a state: a full refresh that cannot has
 *     nothing to say but that it is over
 * @param prior what was saved of it, understood or not
 */
record PlannedStream(
    ReadRequest request,
    Optional<OfferedStreams.Offered> offered,
    boolean resumable,
    Optional<JsonNode> prior) {

  StreamDescriptor descriptor() {
    return StreamNames.of(request.stream());
  }

  Optional<SourceStream> stream() {
    return offered.map(OfferedStreams.Offered::stream);
  }

  /** What a part of it holds while it is read. */
  List<Limit> limits() {
    return stream().map(SourceStream::limits).orElse(List.of());
  }

  /** The author's description; the configured one when there is none. */
  AirbyteStream description() {
    return offered.map(OfferedStreams.Offered::description).orElseGet(request.stream()::getStream);
  }
}
