package dev.tern.cdk.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a stream, each given once, even when the author's splitting fails on the way and is
 * begun anew. Asked by one worker at a time.
 */
final class PartSupply {

  private final Lane.AuthorWork<Iterator<Partition>> split;
  private final Set<JsonNode> given = new HashSet<>();
  private Set<JsonNode> before = Set.of();
  private @Nullable Iterator<Partition> parts;
  private boolean forgetful;

  /** Splits the stream when the first part is asked for. */
  PartSupply(Lane.AuthorWork<Iterator<Partition>> split) {
    this.split = split;
  }

  /** The next part; empty behind the last one. */
  Optional<Partition> next(Lane lane) throws Exception {
    try {
      Optional<Partition> next = lane.author(this::next);
      next.ifPresent(this::remember);
      return next;
    } catch (Exception e) {
      parts = null;
      before = Set.copyOf(given);
      throw e;
    }
  }

  private Optional<Partition> next() throws Exception {
    Iterator<Partition> rest = parts;
    if (rest == null) {
      rest = split.run();
      parts = rest;
    }
    while (rest.hasNext()) {
      Partition part = rest.next();
      if (!before.contains(part.key())) {
        return Optional.of(part);
      }
    }
    return Optional.empty();
  }

  private void remember(Partition part) {
    forgetful |= given.size() >= PartPositions.CAP;
    if (!forgetful) {
      given.add(part.key());
    }
  }

  /** Whether splitting anew gives no part twice: so many keys are not kept. */
  boolean repeatable() {
    return !forgetful;
  }
}
