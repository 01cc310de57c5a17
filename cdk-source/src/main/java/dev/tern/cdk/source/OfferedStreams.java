package dev.tern.cdk.source;

import dev.tern.cdk.catalog.StreamNames;
import dev.tern.cdk.error.SystemException;
import dev.tern.protocol.AirbyteStream;
import dev.tern.protocol.StreamDescriptor;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The streams of a source, each described once, in the author's order, without doubles (CMD-12).
 */
final class OfferedStreams {

  /** One of them, with its own words about itself. */
  record Offered(SourceStream stream, AirbyteStream description) {}

  private final Map<StreamDescriptor, Offered> byName = new LinkedHashMap<>();

  private OfferedStreams() {}

  /**
   * Asks the author.
   *
   * @throws SystemException when the answer is none
   */
  static <C> OfferedStreams of(AbstractSource<C> source, C config) throws Exception {
    String asked = source.getClass().getName() + ".streams";
    OfferedStreams offered = new OfferedStreams();
    for (SourceStream stream :
        answered(source.streams(config), asked + " returned null. Return a list.")) {
      SourceStream there =
          answered(stream, asked + " returned a list with null in it. List streams only.");
      AirbyteStream description =
          answered(
              there.describe(),
              there.getClass().getName() + ".describe returned null. Return a description.");
      offered.add(new Offered(there, description));
    }
    return offered;
  }

  /** Authors are not held to the annotations of this kit. */
  private static <T> T answered(@Nullable T answer, String otherwise) {
    if (answer == null) {
      throw new SystemException(otherwise);
    }
    return answer;
  }

  Collection<Offered> all() {
    return byName.values();
  }

  Optional<Offered> find(StreamDescriptor name) {
    return Optional.ofNullable(byName.get(name));
  }

  private void add(Offered offered) {
    AirbyteStream description = offered.description();
    if (description.getName() == null) {
      throw new SystemException("The source offers a stream without a name. Give it one.");
    }
    StreamDescriptor name = StreamNames.of(description);
    require(
        description.getJsonSchema() != null
            && description.getJsonSchema().path("properties").isObject(),
        name,
        "without 'properties' in its schema. List every field there");
    require(
        description.getSupportedSyncModes() != null
            && !description.getSupportedSyncModes().isEmpty(),
        name,
        "without a sync mode. Support full_refresh at least");
    require(byName.put(name, offered) == null, name, "twice. Keep one of them");
  }

  private static void require(boolean sound, StreamDescriptor name, String problem) {
    if (!sound) {
      throw new SystemException(
          "The source offers stream " + StreamNames.text(name) + " " + problem + ".");
    }
  }
}
