package dev.tern.testkit.lint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.protocol.StreamDescriptor;
import java.util.Optional;

/**
 * What a state is of.
 *
 * @param stream the stream; empty for all streams together
 */
record StateKey(Optional<StreamDescriptor> stream) {

  /** The key of a state message. */
  static StateKey of(JsonNode state) {
    return new StateKey(Descriptors.find(state.path("stream").path("stream_descriptor")));
  }

  /** The name for a sentence. */
  String text() {
    return stream.map(Descriptors::text).orElse("all streams");
  }
}
