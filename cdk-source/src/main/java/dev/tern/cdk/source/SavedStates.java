package dev.tern.cdk.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.error.SystemException;
import dev.tern.cdk.source.StreamState.FullRefresh;
import dev.tern.cdk.source.StreamState.Incremental;
import java.util.List;
import java.util.Optional;

/**
 * What an earlier sync saved of one stream of the usual door, understood or refused: a state that
 * cannot be understood is never read as none (SRC-15).
 */
final class SavedStates {

  private final String name;
  private final ReadingRules rules;

  SavedStates(String name, ReadingRules rules) {
    this.name = name;
    this.rules = rules;
  }

  /** The state as the current version of the stream would have saved it. */
  JsonNode migrated(JsonNode saved) {
    int from = saved.path(StateVersion.FIELD).asInt(0);
    int to = rules.version().number();
    if (from > to) {
      throw unusable("was written by a newer version of the connector");
    }
    if (!saved.isObject()) {
      throw unusable("is no JSON object");
    }
    ObjectNode plain = saved.deepCopy();
    plain.remove(StateVersion.FIELD);
    return from == to ? plain : answered(rules.version().migration().migrate(from, plain));
  }

  private JsonNode answered(JsonNode migrated) {
    if (migrated == null) {
      throw new SystemException(
          "The state migration of stream " + name + " returned null. Return a state.");
    }
    return migrated;
  }

  /** The positions of an incremental read; empty when only a full refresh was saved. */
  Optional<StreamState> incremental(JsonNode state, List<String> path, CursorOrder order) {
    StreamState saved = parse(state);
    if (!(saved.reading() instanceof Incremental incremental)) {
      return Optional.empty();
    }
    if (!incremental.cursorField().equals(path)) {
      throw unusable(
          String.format(
              "follows cursor %s, but the catalog says %s", incremental.cursorField(), path));
    }
    String now = order.spelling();
    if (!incremental.order().orElse(now).equals(now)) {
      throw unusable(
          String.format(
              "orders its cursor as a %s, but the field is a %s now",
              incremental.order().get(), now));
    }
    return Optional.of(requireShape(saved));
  }

  /**
   * The positions of a full refresh that was cut; empty when only an incremental read was saved.
   */
  Optional<StreamState> fullRefresh(JsonNode state) {
    StreamState saved = parse(state);
    return saved.reading() instanceof FullRefresh refresh
        ? Optional.of(refresh.complete() ? saved : requireShape(saved))
        : Optional.empty();
  }

  private StreamState parse(JsonNode state) {
    return StreamState.parse(state)
        .orElseThrow(() -> unusable("was not written by this version of the connector"));
  }

  private StreamState requireShape(StreamState saved) {
    if (saved.split() != rules.partitioner().isPresent()) {
      throw unusable("was written when the stream was split otherwise");
    }
    return saved;
  }

  private ConfigException unusable(String problem) {
    return new ConfigException(
        "The saved state of stream " + name + " " + problem + ". Reset the stream.");
  }
}
