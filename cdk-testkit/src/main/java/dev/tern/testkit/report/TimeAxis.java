package dev.tern.testkit.report;

import dev.tern.testkit.rule.ObservedRun;
import dev.tern.testkit.rule.ObservedRun.Mark;
import dev.tern.testkit.rule.ObservedRun.Sample;
import java.time.Duration;

/**
 * The time of a run from left to right.
 *
 * @param left where it starts
 * @param width how wide it is
 * @param millis how long it is; at least 1
 */
record TimeAxis(double left, double width, long millis) {

  private static final long[] STEPS = {
    1,
    2,
    5,
    10,
    20,
    50,
    100,
    200,
    500,
    1_000,
    2_000,
    5_000,
    10_000,
    30_000,
    60_000,
    120_000,
    300_000,
    600_000,
    1_800_000,
    3_600_000,
    7_200_000,
    21_600_000
  };

  /** Wide enough for all that is known of a run, also what is said to be after its end. */
  static TimeAxis of(ObservedRun run, double left, double width) {
    long end = Math.max(1, run.took().toMillis());
    for (Mark mark : run.marks()) {
      end = Math.max(end, mark.at().toMillis());
    }
    for (Sample sample : run.samples()) {
      end = Math.max(end, sample.at().toMillis());
    }
    return new TimeAxis(left, width, end);
  }

  double place(Duration at) {
    return left + width * Math.max(0, at.toMillis()) / millis;
  }

  /** Draws times below, and thin lines up from them. */
  void draw(Markup page, double top, double bottom) {
    long step = step();
    for (long at = 0; at <= millis; at += step) {
      double x = place(Duration.ofMillis(at));
      Shapes.line(page, "grid", x, top, x, bottom);
      Shapes.label(page, "tick middle", x, bottom + 14, Wording.of(Duration.ofMillis(at)));
    }
  }

  /** The smallest round step that leaves room for a label of 80. */
  private long step() {
    double room = Math.max(1, width / 80);
    for (long step : STEPS) {
      if (millis / (double) step <= room) {
        return step;
      }
    }
    return millis;
  }
}
