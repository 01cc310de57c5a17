package dev.tern.examples.database;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.source.Partition;
import java.util.Optional;

/**
 * The rows between two places of a primary key.
 *
 * @param above exclusive
 * @param upTo inclusive; empty for all that follow
 */
record KeyRange(KeyPlace above, Optional<KeyPlace> upTo) {

  /** All rows. */
  static final KeyRange ALL = new KeyRange(KeyPlace.START, Optional.empty());

  /** As a part of a stream: {@code {"above": ["1"], "upTo": ["2"]}}, without what is open. */
  Partition partition() {
    ObjectNode key = JsonNodeFactory.instance.objectNode();
    if (!above.isStart()) {
      key.set("above", above.toJson());
    }
    upTo.ifPresent(place -> key.set("upTo", place.toJson()));
    return new Partition(key);
  }

  static KeyRange of(Partition part) {
    return new KeyRange(
        part.key().has("above") ? KeyPlace.of(part.key().path("above")) : KeyPlace.START,
        part.key().has("upTo")
            ? Optional.of(KeyPlace.of(part.key().path("upTo")))
            : Optional.empty());
  }
}
