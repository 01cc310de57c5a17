package dev.tern.cdk.destination;

import dev.tern.protocol.ConfiguredAirbyteStream;
import dev.tern.protocol.StreamDescriptor;

/**
 * What a stream of the catalog is to become in the store.
 *
 * @param stream the configured stream
 * @param replaces whether the records of this sync take the place of all that is there once the stream is complete,
 *     by {@code overwrite} or by a generation that ends all earlier ones (WRITE-10, WRITE-11); otherwise they are added
 */
public record WriteRequest(ConfiguredAirbyteStream stream, boolean replaces) {

  /** Name and namespace of the stream. */
  public StreamDescriptor descriptor() {
    return new StreamDescriptor()
        .withName(stream.getStream().getName())
        .withNamespace(stream.getStream().getNamespace());
  }

  /** The generation the records belong to; 0 when the platform knows no generations. */
  public long generationId() {
    Long id = stream.getGenerationId();
    return id == null ? 0 : id;
  }

  /** The sync the records belong to; 0 when the platform does not say. */
  public long syncId() {
    Long id = stream.getSyncId();
    return id == null ? 0 : id;
  }
}
