package dev.tern.testkit.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.protocol.StreamDescriptor;
import dev.tern.testkit.suite.Observed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a stream gave in a read that went on, against what was left to give. Of its records only one
 * is kept: many reads go on from one.
 *
 * @param rest what was left
 * @param after how many records the read gave
 * @param lost the records that never arrived
 * @param repeated how many came once more than they are
 * @param again the first of these
 */
record Resumption(
    Remainder rest, int after, List<JsonNode> lost, int repeated, Optional<JsonNode> again) {

  /** One per stream that something was left of, or nothing. */
  static List<Resumption> of(List<Remainder> rests, Observed after) {
    Map<StreamDescriptor, List<JsonNode>> given = Bags.of(after);
    List<Resumption> found = new ArrayList<>();
    for (Remainder rest : rests) {
      List<JsonNode> records = given.getOrDefault(rest.stream(), List.of());
      List<JsonNode> lost = Bags.missing(rest.open(), records);
      List<JsonNode> more = Bags.missing(records, rest.open());
      found.add(new Resumption(rest, records.size(), lost, more.size(), more.stream().findFirst()));
    }
    return found;
  }

  StreamDescriptor stream() {
    return rest.stream();
  }

  /**
   * Whether what is lost is what came right behind the cut, with more behind it that is not lost:
   * then the state was ahead of the records.
   */
  boolean ahead() {
    List<JsonNode> open = rest.open();
    return lost.size() < open.size() && open.subList(0, lost.size()).equals(lost);
  }
}
