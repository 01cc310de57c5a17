package dev.tern.worker.sync;

import dev.tern.protocol.ConnectorSpecification;
import java.util.Map;

/**
 * Whether a destination keeps the generations of a stream apart, so that they alone tell it what to
 * replace.
 */
public final class Refreshes {

  private Refreshes() {}

  /** What its specification says, in either of the spellings that are in use; without it, no. */
  public static boolean supported(ConnectorSpecification spec) {
    Map<String, Object> others = spec.getAdditionalProperties();
    return Boolean.TRUE.equals(others.get("supportsRefreshes"))
        || Boolean.TRUE.equals(others.get("supports_refreshes"));
  }
}
