package dev.tern.protocol.migration;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.protocol.AirbyteStream;
import dev.tern.protocol.DestinationOperation;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A place in a catalog where a schema stands.
 *
 * @param schema what stands there now, absent when nothing does
 * @param set puts another schema there
 */
record SchemaPlace(Optional<JsonNode> schema, Consumer<JsonNode> set) {
  static SchemaPlace of(AirbyteStream stream) {
    return new SchemaPlace(Optional.ofNullable(stream.getJsonSchema()), stream::setJsonSchema);
  }

  static SchemaPlace of(DestinationOperation operation) {
    return new SchemaPlace(
        Optional.ofNullable(operation.getJsonSchema()), operation::setJsonSchema);
  }

  void replace(UnaryOperator<JsonNode> change) {
    schema.map(change).ifPresent(set);
  }
}
