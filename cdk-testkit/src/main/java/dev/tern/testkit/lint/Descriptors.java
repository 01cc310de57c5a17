package dev.tern.testkit.lint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.protocol.StreamDescriptor;
import java.util.Optional;

/** Names of streams as messages write them; a missing namespace and an empty one are different. */
final class Descriptors {

  private Descriptors() {}

  /** The stream that an object names; empty when it has no name. */
  static Optional<StreamDescriptor> find(JsonNode object, String nameField) {
    JsonNode name = object.path(nameField);
    JsonNode namespace = object.path("namespace");
    return name.isTextual()
        ? Optional.of(
            new StreamDescriptor()
                .withName(name.textValue())
                .withNamespace(namespace.isTextual() ? namespace.textValue() : null))
        : Optional.empty();
  }

  /** The stream that a descriptor names. */
  static Optional<StreamDescriptor> find(JsonNode descriptor) {
    return find(descriptor, "name");
  }

  /** The name for a sentence, cut. */
  static String text(StreamDescriptor stream) {
    String namespace = stream.getNamespace();
    String name = (namespace == null ? "" : namespace + ".") + stream.getName();
    return "'" + (name.length() <= 120 ? name : name.substring(0, 120) + "…") + "'";
  }
}
