package dev.tern.testkit.suite;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;

/**
 * How fast the reader of a run is: now and then it rests for a moment, which holds up whoever wants
 * to print just then.
 *
 * @param seed chooses the moments
 */
public record Pace(long seed) implements Reading {

  private static final int SELDOM = 16;
  private static final int MOST_RESTS = 12;
  private static final int LONGEST_MICROS = 2000;

  @Override
  public Observed read(LiveRun run, int number) throws InterruptedException {
    Random random = new Random(seed + number);
    run.endInput();
    int rests = 0;
    Optional<OutputLine> line = run.next();
    while (line.isPresent()) {
      if (rests < MOST_RESTS && random.nextInt(SELDOM) == 0) {
        rests++;
        run.rest(Duration.ofNanos(1000L * random.nextInt(LONGEST_MICROS)));
      }
      line = run.next();
    }
    return run.finish();
  }
}
