package dev.tern.cli.progress;

/**
 * Who waited for whom so far, in nanoseconds.
 *
 * @param source the time the worker had nothing to do because of the source
 * @param destination the time it waited for the destination to take more
 * @param worker the time it worked itself
 */
public record Waits(long source, long destination, long worker) {

  /** Before anything happened. */
  public static final Waits NONE = new Waits(0, 0, 0);

  /** Whether there is something to tell. */
  boolean known() {
    return total() > 0;
  }

  /** The share of one of them, in percent. */
  int percent(long part) {
    return known() ? (int) Math.round(100 * Math.max(0, part) / total()) : 0;
  }

  /** The slowest of the three. */
  String bottleneck() {
    if (source >= destination && source >= worker) {
      return "source";
    }
    return destination >= worker ? "destination" : "worker";
  }

  private double total() {
    return (double) Math.max(0, source) + Math.max(0, destination) + Math.max(0, worker);
  }
}
