package dev.tern.testkit.mutant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import java.util.concurrent.CountDownLatch;

/** Faults that are only seen while a source runs. */
final class LiveMutants {

  private LiveMutants() {}

  static List<SourceMutant> all() {
    return List.of(
        SourceMutant.of("SRC-12", "Killed 3 times, 'users' has lost", Remembers::new),
        SourceMutant.of("SRC-13", "ended otherwise: exit code 7", OwnCode::new).seenBy("ENV-10"),
        SourceMutant.of("ANY-15", "In Apia and in Turkish", Local::new),
        SourceMutant.of("ENV-9", "an empty catalog: no end within", Endless::new).seenBy("SRC-25"));
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

  private static final class OwnCode extends ModelSource {
    OwnCode(ModelStore store) {
      super(store);
    }

    @Override
    int exitCode(int code, String[] arguments) {
      return code == 143 ? 7 : code;
    }
  }

  private static final class Local extends ModelSource {
    Local(ModelStore store) {
      super(store);
    }

    @Override
    ObjectNode record(ModelStream stream, long place, JsonNode config) {
      ObjectNode record = super.record(stream, place, config);
      return stream == ModelStream.USERS
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
        new CountDownLatch(request.streams().isEmpty() ? 1 : 0).await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
