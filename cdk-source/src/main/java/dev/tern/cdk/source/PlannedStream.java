package dev.tern.cdk.source;

import dev.tern.cdk.catalog.StreamNames;
import dev.tern.protocol.AirbyteStream;
import dev.tern.protocol.StreamDescriptor;
import java.util.Optional;

/**
 * One stream of the catalog with what there is to read it.
 *
 * @param request what is wanted
 * @param offered the author's stream; empty when the source does not have it any more
 * @param resumable whether a later sync can go on from a state: a full refresh that cannot has
 *     nothing to say but that it is over
 */
record PlannedStream(
    ReadRequest request, Optional<OfferedStreams.Offered> offered, boolean resumable) {

  StreamDescriptor descriptor() {
    return StreamNames.of(request.stream());
  }

  Optional<SourceStream> stream() {
    return offered.map(OfferedStreams.Offered::stream);
  }

  /** The author's description; the configured one when there is none. */
  AirbyteStream description() {
    return offered.map(OfferedStreams.Offered::description).orElseGet(request.stream()::getStream);
  }
}
