package dev.tern.worker.sync;

import java.util.Optional;

/**
 * How a stream of the source is called at the destination.
 *
 * @param namespace where the namespace comes from
 * @param format for {@link NamespaceFrom#CUSTOM_FORMAT}; <code>${SOURCE_NAMESPACE}</code> in it is
 *     the source's
 * @param prefix put before every stream name; empty for none
 */
public record StreamMapping(NamespaceFrom namespace, Optional<String> format, String prefix) {

  /** Names as the source gives them. */
  public static StreamMapping asInSource() {
    return new StreamMapping(NamespaceFrom.SOURCE, Optional.empty(), "");
  }

  /** Where the namespace of a stream at the destination comes from. */
  public enum NamespaceFrom {
    SOURCE,
    DESTINATION,
    CUSTOM_FORMAT
  }
}
