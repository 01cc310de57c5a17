package dev.tern.cli.progress;

/**
 * How many records of a stream are expected in all.
 *
 * @param rows at least one
 * @param basis who says so
 */
public record Expected(long rows, Basis basis) {

  /** Where the number is from. */
  public enum Basis {
    /** The source's estimate. */
    ESTIMATE,
    /** What the last run of the stream moved. */
    LAST_RUN
  }
}
