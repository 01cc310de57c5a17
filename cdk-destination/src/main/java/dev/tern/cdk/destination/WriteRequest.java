package dev.tern.cdk.destination;

import dev.tern.cdk.catalog.StreamNames;
import dev.tern.cdk.error.ConfigException;
import dev.tern.protocol.ConfiguredAirbyteStream;
import dev.tern.protocol.DestinationSyncMode;
import dev.tern.protocol.StreamDescriptor;
import java.util.Set;

/**
 * What a stream of the catalog is to become in the store.
 *
 * @param stream the configured stream
 * @param replaces whether the records of this sync take the place of all that is there once the
 *     stream is complete, by {@code overwrite} or by a generation that ends all earlier ones
 *     (WRITE-10, WRITE-11); otherwise they are added
 */
public record WriteRequest(ConfiguredAirbyteStream stream, boolean replaces) {

  /**
   * What a configured stream asks for.
   *
   * @param modes what the destination can do
   * @throws ConfigException when it asks to replace what is there and the destination only adds
   */
  static WriteRequest of(ConfiguredAirbyteStream stream, Set<DestinationSyncMode> modes) {
    boolean truncates = truncates(stream);
    if (truncates && !modes.contains(DestinationSyncMode.OVERWRITE)) {
      throw new ConfigException(
          "Stream "
              + StreamNames.text(StreamNames.of(stream))
              + " asks to drop all earlier generations, but this destination can only add records."
              + " Set 'minimum_generation_id' to 0 in the catalog.");
    }
    boolean overwrites = stream.getDestinationSyncMode() == DestinationSyncMode.OVERWRITE;
    return new WriteRequest(stream, overwrites || truncates);
  }

  /** Platforms with refreshes ask for an overwrite this way; between the two nothing is asked. */
  private static boolean truncates(ConfiguredAirbyteStream stream) {
    Long minimum = stream.getMinimumGenerationId();
    return minimum != null && minimum > 0 && minimum.equals(stream.getGenerationId());
  }

  /** Name and namespace of the stream. */
  public StreamDescriptor descriptor() {
    return StreamNames.of(stream);
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
