package dev.tern.testkit.fault;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock that runs as another one does, and jumps when it is told to, forwards or back. Clocks
 * that are made of it with another zone jump with it. Safe for any number of threads.
 */
public final class JumpingClock extends Clock {

  private final Clock real;
  private final AtomicReference<Duration> offset;

  /** One that runs as the other does until it jumps. */
  public JumpingClock(Clock real) {
    this(real, new AtomicReference<>(Duration.ZERO));
  }

  private JumpingClock(Clock real, AtomicReference<Duration> offset) {
    this.real = real;
    this.offset = offset;
  }

  /** Jumps by an amount; a negative one goes back. */
  public void jump(Duration amount) {
    Duration unused = offset.updateAndGet(before -> before.plus(amount));
  }

  @Override
  public ZoneId getZone() {
    return real.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return new JumpingClock(real.withZone(zone), offset);
  }

  @Override
  public Instant instant() {
    return real.instant().plus(offset.get());
  }
}
