package dev.tern.testkit.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.protocol.StreamDescriptor;
import dev.tern.testkit.Delivery;
import dev.tern.testkit.suite.Observed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a stream gave in a read that was cut and continued, against a read that was not.
 *
 * @param stream which one
 * @param whole its records in a whole read
 * @param before those that had arrived for good at the cut
 * @param after those of the read that went on
 */
record Resumption(
    StreamDescriptor stream, List<JsonNode> whole, List<JsonNode> before, List<JsonNode> after) {

  /** One per stream of a whole read. */
  static List<Resumption> of(Observed whole, Delivery before, Observed after) {
    Map<StreamDescriptor, List<JsonNode>> all = Bags.of(whole);
    Map<StreamDescriptor, List<JsonNode>> rest = Bags.of(after);
    List<Resumption> found = new ArrayList<>();
    all.forEach(
        (stream, records) ->
            found.add(
                new Resumption(
                    stream,
                    records,
                    before.records(stream),
                    rest.getOrDefault(stream, List.of()))));
    return found;
  }

  /** Whether the cut is between its records: only there a state can be ahead of some. */
  boolean inside() {
    return !before.isEmpty() && before.size() < whole.size();
  }

  /** Whether a record behind the cut has the cursor of one before it. */
  boolean ties(OfferedStream offered) {
    Set<JsonNode> cursors = new HashSet<>();
    before.forEach(record -> offered.cursorOf(record).ifPresent(cursors::add));
    return Bags.missing(whole, before).stream()
        .anyMatch(record -> offered.cursorOf(record).filter(cursors::contains).isPresent());
  }

  private List<JsonNode> both() {
    List<JsonNode> both = new ArrayList<>(before);
    both.addAll(after);
    return both;
  }

  /** Records that never arrived. */
  List<JsonNode> lost() {
    return Bags.missing(whole, both());
  }

  /** Records that came once more than they are. */
  List<JsonNode> repeated() {
    return Bags.missing(both(), whole);
  }

  /**
   * Whether what is lost is what came right behind the cut, with more behind it that is not lost:
   * then the state was ahead of the records.
   */
  boolean ahead() {
    List<JsonNode> open = Bags.missing(whole, before);
    List<JsonNode> lost = lost();
    return lost.size() < open.size() && open.subList(0, lost.size()).equals(lost);
  }
}
