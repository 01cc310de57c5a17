package dev.tern.testkit.mutant;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.state.SavedState;
import java.util.List;

/** What the model source is asked to read. */
record ModelRequest(JsonNode config, List<String> streams, SavedState state) {

  boolean resumed() {
    return !state.streams().isEmpty();
  }

  boolean mode(String name) {
    return config.path("mode").asText().equals(name);
  }
}
