package dev.tern.worker.sync;

import dev.tern.protocol.StreamDescriptor;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a stream of the source is called at the destination, and which of its fields get there.
 *
 * @param namespace where the namespace comes from
 * @param format for {@link NamespaceFrom#CUSTOM_FORMAT}; <code>${SOURCE_NAMESPACE}</code> in it is
 *     the source's
 * @param prefix put before every stream name; empty for none
 * @param fields the top-level fields that pass, of streams of which not all do; its cursor and its
 *     primary key always pass
 */
public record StreamMapping(
    NamespaceFrom namespace,
    Optional<String> format,
    String prefix,
    Map<StreamDescriptor, Set<String>> fields) {

  /** Keeps its own copy. */
  public StreamMapping {
    fields = Map.copyOf(fields);
  }

  /** Names only; all fields pass. */
  public StreamMapping(NamespaceFrom namespace, Optional<String> format, String prefix) {
    this(namespace, format, prefix, Map.of());
  }

  /** Names as the source gives them. */
  public static StreamMapping asInSource() {
    return new StreamMapping(NamespaceFrom.SOURCE, Optional.empty(), "");
  }

  /** What the destination calls a stream of the source. */
  StreamDescriptor toDestination(StreamDescriptor stream) {
    String place = stream.getNamespace();
    String mapped =
        switch (namespace) {
          case SOURCE -> place;
          case DESTINATION -> null;
          case CUSTOM_FORMAT ->
              format.orElse("").replace("${SOURCE_NAMESPACE}", place == null ? "" : place);
        };
    boolean blank = namespace == NamespaceFrom.CUSTOM_FORMAT && mapped != null && mapped.isBlank();
    return new StreamDescriptor()
        .withName(prefix.isBlank() ? stream.getName() : prefix + stream.getName())
        .withNamespace(blank ? null : mapped);
  }

  /** Where the namespace of a stream at the destination comes from. */
  public enum NamespaceFrom {
    SOURCE,
    DESTINATION,
    CUSTOM_FORMAT
  }
}
