package dev.tern.worker;

import dev.tern.protocol.ConnectorSpecification;

/** Whether a destination keeps the generations of a stream apart. */
final class Refreshes {

  private Refreshes() {}

  /** What its specification says in {@code supportsRefreshes}; without it, no. */
  static boolean supported(ConnectorSpecification spec) {
    return Boolean.TRUE.equals(spec.getAdditionalProperties().get("supportsRefreshes"));
  }
}
