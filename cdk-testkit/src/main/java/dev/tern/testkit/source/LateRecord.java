package dev.tern.testkit.source;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A record that arrives late: its cursor lies within the look-back below the saved one.
 *
 * @param stream the name of its stream
 * @param data as it is read
 * @param arrival puts it into the store
 */
public record LateRecord(String stream, JsonNode data, Runnable arrival) {

  /** Keeps its own copy. */
  public LateRecord {
    data = Written.of(data);
  }
}
