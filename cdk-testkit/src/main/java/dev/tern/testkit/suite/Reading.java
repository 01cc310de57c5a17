package dev.tern.testkit.suite;

/** How a run is read. */
interface Reading {

  /** All at once, with an empty stdin. */
  Reading FAST =
      (run, number) -> {
        run.endInput();
        return run.finish();
      };

  /**
   * Reads a run to its end.
   *
   * @param number of the run among those of one batch
   */
  Observed read(LiveRun run, int number) throws InterruptedException;
}
