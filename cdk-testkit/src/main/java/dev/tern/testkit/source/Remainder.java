package dev.tern.testkit.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.protocol.StreamDescriptor;
import dev.tern.testkit.Delivery;
import dev.tern.testkit.suite.Observed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a stream has left to give when a read was cut.
 *
 * @param stream which one
 * @param whole how many records it has in a whole read
 * @param before how many had arrived for good at the cut
 * @param open the records of the whole read that had not, in its order
 */
record Remainder(StreamDescriptor stream, int whole, int before, List<JsonNode> open) {

  /** One per stream of a whole read. */
  static List<Remainder> of(Observed whole, Delivery before) {
    List<Remainder> found = new ArrayList<>();
    Bags.of(whole)
        .forEach(
            (stream, records) -> {
              List<JsonNode> there = before.records(stream);
              List<JsonNode> open = Bags.missing(records, there);
              found.add(new Remainder(stream, records.size(), there.size(), open));
            });
    return found;
  }

  /** Whether the cut is between its records: only there a state can be ahead of some. */
  boolean inside() {
    return before > 0 && before < whole;
  }

  /** Whether an open record has the cursor of one that had arrived. */
  boolean ties(OfferedStream offered, Delivery arrived) {
    Set<JsonNode> cursors = new HashSet<>();
    arrived.records(stream).forEach(it -> offered.cursorOf(it).ifPresent(cursors::add));
    return open.stream().anyMatch(it -> offered.cursorOf(it).filter(cursors::contains).isPresent());
  }
}
