package dev.tern.cdk.source;

import dev.tern.cdk.error.SystemException;

/**
 * Something there is only so much of, such as connections: at most that many parts of the streams
 * that need it are read at the same time.
 *
 * <p>Streams share a limit by sharing the instance. Nobody waits for it: who finds none left reads
 * something else.
 */
public final class Limit {

  private final String name;
  private final int permits;

  private Limit(String name, int permits) {
    this.name = name;
    this.permits = permits;
  }

  /**
   * A limit.
   *
   * @param name what there is only so much of
   * @param permits how many parts may have one at the same time; at least 1
   */
  public static Limit of(String name, int permits) {
    if (permits < 1) {
      throw new SystemException("The limit '" + name + "' lets nobody in. Give it at least 1.");
    }
    return new Limit(name, permits);
  }

  /** How many there are. */
  public int permits() {
    return permits;
  }

  /** What there is only so much of. */
  @Override
  public String toString() {
    return name + " (" + permits + ")";
  }
}
