package dev.tern.protocol.types;

/**
 * How much of a schema is looked at before the rest is kept unread as {@link
 * UnknownType.Reason#TOO_LARGE}.
 *
 * @param maxDepth how many schemas may stand inside each other, references followed
 * @param maxNodes how many schemas one schema may hold, references followed
 */
public record SchemaLimits(int maxDepth, int maxNodes) {
  /** 100 levels, 200 000 schemas. */
  public static final SchemaLimits DEFAULT = new SchemaLimits(100, 200_000);

  /** Checks that both are positive. */
  public SchemaLimits {
    if (maxDepth < 1 || maxNodes < 1) {
      throw new IllegalArgumentException("Limits of a schema must be positive.");
    }
  }
}
