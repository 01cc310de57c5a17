package dev.tern.cli.progress;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** How fast a counter moved in the last seconds: a few samples of it, the oldest first. */
record Pace(List<Sample> samples) {

  static final Pace NONE = new Pace(List.of());

  private static final Duration WINDOW = Duration.ofSeconds(10);
  private static final Duration STEP = Duration.ofSeconds(1);
  private static final double NANOS = 1e9;

  /** The counter at one moment. */
  record Sample(Instant at, long count) {}

  Pace {
    samples = List.copyOf(samples);
  }

  /** With one more look at the counter; looks at the same second replace each other. */
  Pace and(Instant now, long count) {
    List<Sample> kept = new ArrayList<>(samples);
    boolean soon = kept.size() > 1 && now.isBefore(kept.get(kept.size() - 2).at().plus(STEP));
    if (soon) {
      kept.remove(kept.size() - 1);
    }
    kept.add(new Sample(now, count));
    while (kept.size() > 2 && kept.get(1).at().isBefore(now.minus(WINDOW))) {
      kept.remove(0);
    }
    return new Pace(kept);
  }

  /** Counted per second; zero as long as there is nothing to tell. */
  double perSecond() {
    if (samples.size() < 2) {
      return 0;
    }
    Sample first = samples.get(0);
    Sample last = samples.get(samples.size() - 1);
    double seconds = Duration.between(first.at(), last.at()).toNanos() / NANOS;
    return seconds > 0 ? Math.max(0, last.count() - first.count()) / seconds : 0;
  }
}
