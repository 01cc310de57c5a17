package dev.tern.cdk.source;

import dev.tern.cdk.error.SystemException;
import dev.tern.cdk.error.TransientException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One part of a stream of the usual door that is being read, page by page, and again from its last
 * safe position when its reader fails for a while.
 */
final class PartRead implements StreamRead.Part {

  private final DeclaredRead read;
  private final ReadingRules rules;
  private final Partition part;
  private final Retries retries;
  private Position reached;

  PartRead(DeclaredRead read, Partition part, Position start) {
    this.read = read;
    this.rules = read.rules();
    this.part = part;
    this.retries = new Retries(rules.retries());
    this.reached = start;
  }

  @Override
  public Optional<Duration> read(Lane lane) throws Exception {
    Position from = reached;
    Track track = read.track(from);
    lane.carry(new Lane.Cargo(read.ledger(), track, this::moveTo));
    try {
      attempt(lane, track);
      return Optional.empty();
    } catch (TransientException e) {
      if (!reached.equals(from)) {
        retries.succeeded();
      }
      Optional<Duration> rest = repeatable(lane) ? retries.after(e, read) : Optional.empty();
      if (rest.isEmpty()) {
        lane.handOver(() -> false);
        throw e;
      }
      lane.discard(); // it is read again
      return rest;
    } catch (Throwable e) {
      lane.handOver(() -> false);
      throw e;
    }
  }

  private void attempt(Lane lane, Track track) throws Exception {
    StreamEmitter emitter = read.emitter(lane);
    try (Attempt attempt = new Attempt(read.desk(), lane, emitter)) {
      try {
        pages(lane, emitter, attempt);
        lane.handOver(Optional.of(track.end()));
      } catch (Throwable e) {
        if (attempt.sound() && track.safe().isPresent()) {
          lane.handOverSafely();
        }
        throw e;
      }
    }
  }

  private void pages(Lane lane, StreamEmitter emitter, Attempt attempt) throws Exception {
    LowerBound from = read.from(reached);
    Optional<String> page = reached.page().map(Position.OpenPage::token);
    while (true) {
      Slice slice = new Slice(part, from, page);
      Optional<String> next = required(attempt.run(() -> rules.reader().read(slice, emitter)));
      if (next.isEmpty()) {
        return;
      }
      if (next.equals(page)) {
        throw wrong("gives the token of the page that was read. Give the one of the next page");
      }
      page = next;
      lane.handOver(page.map(lane.track()::at));
    }
  }

  @SuppressWarnings("NullableOptional") // what an author gives is looked at here
  private Optional<String> required(@Nullable Optional<String> next) {
    if (next == null) { // authors are not held to the annotations of this kit
      throw wrong("returns null. Return an empty Optional after the last page");
    }
    return next;
  }

  /** Whether going on from the position that was reached repeats no more than it may. */
  private boolean repeatable(Lane lane) {
    return rules.resumable() || lane.track().safe().isPresent() || !lane.begun();
  }

  private boolean moveTo(Position next) {
    reached = next;
    return read.positions().move(part, next);
  }

  private SystemException wrong(String problem) {
    return new SystemException("The page reader of stream " + read.name() + " " + problem + ".");
  }
}
