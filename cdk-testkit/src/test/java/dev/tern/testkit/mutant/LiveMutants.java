package dev.tern.testkit.mutant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.cli.StandardStreams;
import dev.tern.cdk.cli.StopSignal;
import dev.tern.cdk.error.SystemException;
import dev.tern.protocol.AirbyteStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Faults that are only seen while a source runs. */
final class LiveMutants {

  private LiveMutants() {}

  static List<SourceMutant> all() {
    return List.of(
        of("SRC-12", "Killed 3 times, 'users' has lost", Remembers::new)
            .near("SRC-12", "READ-14", "READ-15"),
        of("SRC-13", "ended otherwise: exit code 1", FailsWhenStopped::new),
        of("READ-14", "last state of 'users' covers 1 record that it had not", AheadAtStop::new)
            .near("SRC-13", "SRC-12", "READ-14", "READ-15"),
        SourceMutant.of(
                "READ-14",
                "last state of 'users' covers 1 record that it had not",
                () -> ModelSubject.live(AheadOfMany::new).withoutLongRead())
            .near("SRC-13", "SRC-12", "READ-14", "READ-15"),
        of("ANY-7", "comes out of check", Shouts::new).near("ANY-7"),
        of("ANY-15", "Run in Apia and in Turkish, with TZ=Pacific/Apia", Local::new),
        SourceMutant.of(
                "ENV-9",
                "read, noisy): no end within",
                () -> ModelSubject.live(Endless::new).patient(Duration.ofSeconds(10)))
            .near("ENV-9", "ANY-11"),
        SourceMutant.of(
            "CMD-17",
            "discover again) took",
            () -> ModelSubject.live(Slow::new).answering(Duration.ofSeconds(5))));
  }

  private static SourceMutant of(
      String rule, String word, Function<ModelStore, ModelSource> source) {
    return SourceMutant.of(rule, word, () -> ModelSubject.live(source));
  }

  /** Prints what it is given, past what hides secrets. */
  private static final class Shouts extends ModelSource {
    Shouts(ModelStore store) {
      super(store);
    }

    @Override
    public int run(String[] arguments, StandardStreams streams, StopSignal stop) {
      if (arguments[0].equals("check") && arguments.length > 2) {
        streams.err().println("It checks " + CommandMutants.text(arguments[2]));
      }
      return super.run(arguments, streams, stop);
    }
  }

  /** Goes on from where it was by itself, whatever the state says. */
  private static final class Remembers extends ModelSource {
    Remembers(ModelStore store) {
      super(store);
    }

    @Override
    long count(ModelStream stream, JsonNode config) {
      return stream == ModelStream.USERS ? 3000 : super.count(stream, config);
    }

    @Override
    long start(ModelStream stream, Optional<JsonNode> state) {
      return stream == ModelStream.USERS
          ? Math.max(store().notes.get(), super.start(stream, state))
          : super.start(stream, state);
    }

    @Override
    boolean checkpoints(ModelStream stream, long next) {
      return next % 1000 == 0;
    }

    @Override
    boolean emits(ModelStream stream, long place, ModelRequest request) {
      if (stream == ModelStream.USERS) {
        store().notes.set((int) place);
      }
      return true;
    }

    @Override
    void ended(ModelRequest request) {
      store().notes.set(0);
    }
  }

  /** Takes the end that it is asked for as a failure. */
  private static final class FailsWhenStopped extends ModelSource {
    FailsWhenStopped(ModelStore store) {
      super(store);
    }

    @Override
    boolean stops(StopSignal stop) {
      if (stop.requested()) {
        throw new SystemException("It was stopped.");
      }
      return false;
    }
  }

  /** Saves the next record, too, when it is stopped. */
  private static class AheadAtStop extends ModelSource {
    private boolean stopping;

    AheadAtStop(ModelStore store) {
      super(store);
    }

    @Override
    boolean stops(StopSignal stop) {
      stopping |= super.stops(stop);
      return stopping;
    }

    @Override
    ObjectNode state(ModelStream stream, long next) {
      return super.state(stream, stopping ? next + 1 : next);
    }
  }

  /** The same, in a usual read that is long enough to be stopped. */
  private static final class AheadOfMany extends AheadAtStop {
    AheadOfMany(ModelStore store) {
      super(store);
    }

    @Override
    long count(ModelStream stream, JsonNode config) {
      return stream == ModelStream.USERS ? 20_000 : super.count(stream, config);
    }
  }

  private static final class Local extends ModelSource {
    Local(ModelStore store) {
      super(store);
    }

    @Override
    ObjectNode record(ModelStream stream, long place, JsonNode config) {
      ObjectNode record = super.record(stream, place, config);
      return stream == ModelStream.USERS && place == 3
          ? record.put("name", TimeZone.getDefault().getID())
          : record;
    }
  }

  private static final class Endless extends ModelSource {
    Endless(ModelStore store) {
      super(store);
    }

    @Override
    void ended(ModelRequest request) {
      try {
        new CountDownLatch(request.mode("noisy") ? 1 : 0).await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Takes its time over a second look at the store. */
  private static final class Slow extends ModelSource {
    Slow(ModelStore store) {
      super(store);
    }

    @Override
    List<AirbyteStream> streams(JsonNode config) {
      boolean second = store().notes.incrementAndGet() == 2;
      try {
        boolean unused = new CountDownLatch(second ? 1 : 0).await(5100, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return super.streams(config);
    }
  }
}
