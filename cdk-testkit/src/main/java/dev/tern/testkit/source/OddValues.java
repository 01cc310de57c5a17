package dev.tern.testkit.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.testkit.suite.Trial;
import java.util.List;

/**
 * A configuration with which one stream has records of odd values.
 *
 * @param config all of it
 * @param stream the name of the stream
 * @param records the data of its records as they are in the store, in any order
 */
public record OddValues(JsonNode config, String stream, List<JsonNode> records) {

  /** Keeps its own copy. */
  public OddValues {
    records = Written.of(records);
  }

  /** The streams that are offered with that configuration. */
  List<OfferedStream> offered(SourceTrials trials) throws InterruptedException {
    Trial discover = Trial.of("discover", config).named("discover, odd values");
    return trials.offered(trials.once(discover));
  }
}
