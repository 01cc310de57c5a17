package dev.tern.worker.store;

import dev.tern.protocol.StreamDescriptor;
import java.util.Optional;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * What a row is about: a stream, or all streams together when it has no name.
 *
 * <p>A missing namespace and an empty one are two different things.
 */
record StreamKey(Optional<String> name, Optional<String> namespace) {

  /** The key of rows about all streams. */
  static StreamKey whole() {
    return new StreamKey(Optional.empty(), Optional.empty());
  }

  static StreamKey of(StreamDescriptor stream) {
    return new StreamKey(Optional.of(stream.getName()), Optional.ofNullable(stream.getNamespace()));
  }

  /** The stream; nothing when it is all of them. */
  Optional<StreamDescriptor> stream() {
    return name.map(
        text -> new StreamDescriptor().withName(text).withNamespace(namespace.orElse(null)));
  }

  /** The condition on a table's columns that an index can answer, nulls included. */
  String in(String nameColumn, String namespaceColumn) {
    return condition(nameColumn, "streamName", name)
        + " AND "
        + condition(namespaceColumn, "streamNamespace", namespace);
  }

  private static String condition(String column, String parameter, Optional<String> value) {
    return column + (value.isPresent() ? " = :" + parameter : " IS NULL");
  }

  /** Fills in the names that the condition uses. */
  <S extends SqlStatement<S>> S bind(S statement) {
    return statement
        .bind("streamName", name.orElse(null))
        .bind("streamNamespace", namespace.orElse(null));
  }
}
