package dev.tern.cdk.source;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.source.StreamState.Reading;
import java.util.Optional;

/**
 * Where a read of a stream of the usual door begins.
 *
 * @param rules how it is read
 * @param bounds between which cursors; empty for a full refresh
 * @param generation which generation of the stream is read, where the catalog numbers them
 * @param positions where its parts stand
 */
record DeclaredStart(
    ReadingRules rules,
    Optional<CursorBounds> bounds,
    Optional<Long> generation,
    PartPositions positions) {

  /** What the positions belong to. */
  Reading reading(boolean complete) {
    return bounds.isPresent()
        ? new StreamState.Incremental(
            bounds.get().path(), Optional.of(bounds.get().order().spelling()))
        : new StreamState.FullRefresh(complete, generation);
  }

  /** A state with the version that its author gave it. */
  ObjectNode stamped(ObjectNode state) {
    int version = rules.version().number();
    return version == 0 ? state : state.put(StateVersion.FIELD, version);
  }
}
