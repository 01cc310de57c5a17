package dev.tern.cli;

import dev.tern.protocol.StreamDescriptor;
import java.util.Optional;

/** The name of a stream as people write it: with its namespace before a dot, if it has one. */
final class StreamText {

  private StreamText() {}

  static String of(StreamDescriptor stream) {
    return of(Optional.ofNullable(stream.getNamespace()), stream.getName());
  }

  static String of(Optional<String> namespace, String name) {
    return namespace.map(space -> space + ".").orElse("") + name;
  }
}
