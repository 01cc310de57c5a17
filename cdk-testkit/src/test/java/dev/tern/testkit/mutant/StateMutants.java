package dev.tern.testkit.mutant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.error.ConfigException;
import java.util.List;
import java.util.Optional;

/** Faults of what is saved, and of what becomes of it. */
final class StateMutants {

  private static final long ROWS = 11;

  private StateMutants() {}

  static List<SourceMutant> all() {
    return List.of(
        SourceMutant.of("READ-14", "which came behind the state", Ahead::new),
        SourceMutant.of("READ-14", "which came behind the state", AheadToTheEnd::new),
        SourceMutant.of(
            "READ-14",
            "which came behind the state",
            () -> ModelSubject.instant(AheadNowAndThen::new).cutAt(8)),
        SourceMutant.of(
            "READ-15", "It came neither before the state nor in the read from it.", Skips::new),
        SourceMutant.of("SRC-11", "'users' repeats 1 record where", Repeats::new),
        SourceMutant.of("SRC-10", "'users' gives 2 records from its final state", Again::new),
        SourceMutant.of("SRC-14", "'users' gives 11 records", WrapsAround::new),
        SourceMutant.of("SRC-15", "reads everything again, in silence", Forgives::new),
        SourceMutant.of("SRC-17", "'orders' starts its full refresh again", StartsOver::new),
        SourceMutant.of("READ-6", "'tags' lacks 11 of 11", ResumesAll::new),
        SourceMutant.of("READ-13", "an empty stream_state is not taken", NoBlank::new));
  }

  private static final class Ahead extends ModelSource {
    Ahead(ModelStore store) {
      super(store);
    }

    @Override
    ObjectNode state(ModelStream stream, long next) {
      boolean middle = stream == ModelStream.USERS && next < ROWS;
      return super.state(stream, middle ? next + 1 : next);
    }
  }

  /** Has a state before its last record, too: it loses all that is left there. */
  private static final class AheadToTheEnd extends ModelSource {
    AheadToTheEnd(ModelStore store) {
      super(store);
    }

    @Override
    boolean checkpoints(ModelStream stream, long next) {
      return super.checkpoints(stream, next) || (stream == ModelStream.USERS && next == ROWS - 1);
    }

    @Override
    ObjectNode state(ModelStream stream, long next) {
      boolean middle = stream == ModelStream.USERS && next < ROWS;
      return super.state(stream, middle ? next + 1 : next).put("read", next);
    }
  }

  /** Only every second of its states is ahead. */
  private static final class AheadNowAndThen extends ModelSource {
    AheadNowAndThen(ModelStore store) {
      super(store);
    }

    @Override
    boolean checkpoints(ModelStream stream, long next) {
      return stream == ModelStream.USERS || super.checkpoints(stream, next);
    }

    @Override
    ObjectNode state(ModelStream stream, long next) {
      boolean ahead = stream == ModelStream.USERS && next % 2 == 0;
      return super.state(stream, ahead ? next + 1 : next).put("read", next);
    }
  }

  private static final class Skips extends ModelSource {
    private boolean resumed;

    Skips(ModelStore store) {
      super(store);
    }

    @Override
    long start(ModelStream stream, Optional<JsonNode> state) {
      long start = super.start(stream, state);
      resumed = start > 0;
      return start;
    }

    @Override
    boolean emits(ModelStream stream, long place, ModelRequest request) {
      return stream != ModelStream.USERS || !resumed || place != ROWS - 1;
    }
  }

  private static final class Repeats extends ModelSource {
    Repeats(ModelStore store) {
      super(store);
    }

    @Override
    long start(ModelStream stream, Optional<JsonNode> state) {
      long start = super.start(stream, state);
      return stream == ModelStream.USERS && start > 0 && start < ROWS ? start - 1 : start;
    }
  }

  private static final class Again extends ModelSource {
    Again(ModelStore store) {
      super(store);
    }

    @Override
    long start(ModelStream stream, Optional<JsonNode> state) {
      long start = super.start(stream, state);
      return stream == ModelStream.USERS && start == ROWS ? start - 2 : start;
    }
  }

  private static final class WrapsAround extends ModelSource {
    WrapsAround(ModelStore store) {
      super(store);
    }

    @Override
    long start(ModelStream stream, Optional<JsonNode> state) {
      long start = super.start(stream, state);
      return start > ROWS + 1 ? 0 : start;
    }
  }

  private static final class Forgives extends ModelSource {
    Forgives(ModelStore store) {
      super(store);
    }

    @Override
    long start(ModelStream stream, Optional<JsonNode> state) {
      try {
        return super.start(stream, state);
      } catch (ConfigException e) {
        return 0;
      }
    }
  }

  private static final class StartsOver extends ModelSource {
    StartsOver(ModelStore store) {
      super(store);
    }

    @Override
    boolean resumes(ModelStream stream) {
      return false;
    }
  }

  private static final class ResumesAll extends ModelSource {
    ResumesAll(ModelStore store) {
      super(store);
    }

    @Override
    boolean resumes(ModelStream stream) {
      return stream == ModelStream.ORDERS || stream == ModelStream.TAGS;
    }
  }

  private static final class NoBlank extends ModelSource {
    NoBlank(ModelStore store) {
      super(store);
    }

    @Override
    long start(ModelStream stream, Optional<JsonNode> state) {
      if (state.filter(JsonNode::isEmpty).isPresent()) {
        throw new ConfigException("The state of '" + stream.id() + "' is empty.");
      }
      return super.start(stream, state);
    }
  }
}
