package dev.tern.cdk.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.protocol.ConfiguredAirbyteStream;
import dev.tern.protocol.SyncMode;
import java.util.List;
import java.util.Optional;

/**
 * What a stream is asked to read.
 *
 * @param stream the configured stream
 * @param cursorField path of the cursor of an incremental read, resolved as the protocol says;
 *     empty for full refresh and for a cursor that only the source knows (READ-7)
 * @param state the state an earlier sync saved; empty when reading starts from the beginning
 */
public record ReadRequest(
    ConfiguredAirbyteStream stream, List<String> cursorField, Optional<JsonNode> state) {

  /** Keeps its own copy of the path. */
  public ReadRequest {
    cursorField = List.copyOf(cursorField);
  }

  /** Whether only records since the saved state are wanted. */
  public boolean incremental() {
    return stream.getSyncMode() == SyncMode.INCREMENTAL;
  }
}
