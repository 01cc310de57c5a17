package dev.tern.testkit.mutant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.cli.StandardStreams;
import dev.tern.cdk.cli.StopSignal;
import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.error.SystemException;
import dev.tern.protocol.AirbyteStream;
import dev.tern.protocol.ConfiguredAirbyteStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Faults of how it is read. */
final class ReadMutants {

  private ReadMutants() {}

  static List<SourceMutant> all() {
    return List.of(
        SourceMutant.of("SRC-16", "A state has", LargeStates::new),
        SourceMutant.of("SRC-18", "A late record is not read", NoLookback::new),
        SourceMutant.of("SRC-19", "'tags' lacks 11 of 11", FailsFast::new),
        SourceMutant.of("SRC-20", "fails twice: 'users' lacks", Flaky::new),
        SourceMutant.of("SRC-22", "With 2 workers 'users' lacks 1", Racy::new),
        SourceMutant.of("SRC-22", "From a state of a read with", AheadOfOthers::new),
        SourceMutant.of("SRC-25", "An empty catalog is not read", NeedsStreams::new),
        SourceMutant.of("READ-7", "An empty cursor_field", NeedsCursor::new),
        SourceMutant.of("READ-8", "'orders' does not support incremental", AnyMode::new),
        SourceMutant.of("READ-8", "A sync_mode 'sometimes' does not fail", UnknownMode::new),
        SourceMutant.of("READ-8", "'orders' does not support incremental", NeverLooks::new));
  }

  /** One of its workers tells of records that another one still has. */
  private static final class AheadOfOthers extends ModelSource {
    private int workers;

    AheadOfOthers(ModelStore store) {
      super(store);
    }

    @Override
    long count(ModelStream stream, JsonNode config) {
      workers = config.path("workers").asInt(1);
      return super.count(stream, config);
    }

    @Override
    ObjectNode state(ModelStream stream, long next) {
      return super.state(stream, workers > 1 && next == 4 ? next + 1 : next);
    }
  }

  private static final class LargeStates extends ModelSource {
    LargeStates(ModelStore store) {
      super(store);
    }

    @Override
    ObjectNode state(ModelStream stream, long next) {
      return super.state(stream, next).put("seen", "x".repeat(2000));
    }
  }

  private static final class NoLookback extends ModelSource {
    NoLookback(ModelStore store) {
      super(store);
    }

    @Override
    boolean emits(ModelStream stream, long place, ModelRequest request) {
      return !request.resumed() || !store().late.get() || place < 11;
    }
  }

  private static final class FailsFast extends ModelSource {
    FailsFast(ModelStore store) {
      super(store);
    }

    @Override
    boolean emits(ModelStream stream, long place, ModelRequest request) {
      return !request.config().has("failing") || stream != ModelStream.TAGS;
    }
  }

  private static final class Flaky extends ModelSource {
    Flaky(ModelStore store) {
      super(store);
    }

    @Override
    boolean emits(ModelStream stream, long place, ModelRequest request) {
      return !request.mode("flaky") || place != 3;
    }
  }

  private static final class Racy extends ModelSource {
    Racy(ModelStore store) {
      super(store);
    }

    @Override
    boolean emits(ModelStream stream, long place, ModelRequest request) {
      return request.config().path("workers").asInt() < 2 || place != 5;
    }
  }

  private static final class NeedsStreams extends ModelSource {
    NeedsStreams(ModelStore store) {
      super(store);
    }

    @Override
    void ended(ModelRequest request) {
      if (request.streams().isEmpty()) {
        throw new SystemException("There is nothing to read.");
      }
    }
  }

  private static final class NeedsCursor extends ModelSource {
    NeedsCursor(ModelStore store) {
      super(store);
    }

    @Override
    void requireReadable(ConfiguredAirbyteStream configured, AirbyteStream offered) {
      super.requireReadable(configured, offered);
      boolean named = !Optional.ofNullable(configured.getCursorField()).orElse(List.of()).isEmpty();
      if (configured.getSyncMode().value().equals("incremental") && !named) {
        throw new ConfigException("Name a cursor_field.");
      }
    }
  }

  private static final class AnyMode extends ModelSource {
    AnyMode(ModelStore store) {
      super(store);
    }

    @Override
    void requireReadable(ConfiguredAirbyteStream configured, AirbyteStream offered) {}
  }

  /** Takes a mode that it does not know for a full refresh. */
  private static class UnknownMode extends ModelSource {
    UnknownMode(ModelStore store) {
      super(store);
    }

    @Override
    public int run(String[] arguments, StandardStreams streams, StopSignal stop) {
      int catalog = List.of(arguments).indexOf("--catalog") + 1;
      if (catalog > 0) {
        understand(Path.of(arguments[catalog]));
      }
      return super.run(arguments, streams, stop);
    }

    private static void understand(Path catalog) {
      String text = CommandMutants.text(catalog.toString());
      try {
        Files.writeString(catalog, text.replace("\"sometimes\"", "\"full_refresh\""));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Looks at no mode at all. */
  private static final class NeverLooks extends UnknownMode {
    NeverLooks(ModelStore store) {
      super(store);
    }

    @Override
    void requireReadable(ConfiguredAirbyteStream configured, AirbyteStream offered) {}
  }
}
