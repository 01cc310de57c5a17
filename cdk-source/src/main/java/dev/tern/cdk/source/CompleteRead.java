package dev.tern.cdk.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * A stream of which nothing is left to be read.
 *
 * @param state what says so
 */
record CompleteRead(JsonNode state) implements StreamRead {

  @Override
  public Optional<Part> next(Lane lane) {
    return Optional.empty();
  }
}
