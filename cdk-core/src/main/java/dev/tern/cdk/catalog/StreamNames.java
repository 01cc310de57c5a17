package dev.tern.cdk.catalog;

import dev.tern.protocol.AirbyteStream;
import dev.tern.protocol.ConfiguredAirbyteStream;
import dev.tern.protocol.StreamDescriptor;

/**
 * The name of a stream, with its namespace, as the protocol identifies it.
 *
 * <p>A missing namespace and an empty one are two different things.
 */
public final class StreamNames {

  private StreamNames() {}

  /** The descriptor of a configured stream; a new one for every call. */
  public static StreamDescriptor of(ConfiguredAirbyteStream stream) {
    return of(stream.getStream());
  }

  /** The descriptor of a stream; a new one for every call. */
  public static StreamDescriptor of(AirbyteStream stream) {
    return new StreamDescriptor().withName(stream.getName()).withNamespace(stream.getNamespace());
  }

  /** The name for a sentence: {@code 'users'} or {@code 'public.users'}. */
  public static String text(StreamDescriptor stream) {
    String namespace = stream.getNamespace();
    return "'" + (namespace == null ? "" : namespace + ".") + stream.getName() + "'";
  }
}
