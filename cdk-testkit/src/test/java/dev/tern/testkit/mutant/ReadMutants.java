package dev.tern.testkit.mutant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.error.SystemException;
import dev.tern.protocol.AirbyteStream;
import dev.tern.protocol.ConfiguredAirbyteStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Faults of what is read. */
final class ReadMutants {

  private ReadMutants() {}

  static List<SourceMutant> all() {
    return List.of(
        SourceMutant.of("SRC-3", "'tags' gives no record", NoTags::new),
        SourceMutant.of("SRC-5", "users.name", NoNames::new),
        SourceMutant.of("SRC-6", "has the key [0]", SameKeys::new),
        SourceMutant.of("SRC-7", "emitted at 1000", OldTimes::new),
        SourceMutant.of("SRC-9", "Read alone, 'orders' has 11 records", WrongCount::new),
        SourceMutant.of("SRC-16", "A state has", LargeStates::new),
        SourceMutant.of("SRC-18", "A late record is not read", NoLookback::new),
        SourceMutant.of("SRC-19", "'tags' lacks 11 of 11", FailsFast::new),
        SourceMutant.of("SRC-20", "fails twice: 'users' lacks", Flaky::new),
        SourceMutant.of("SRC-22", "With 2 workers 'users' lacks 1", Racy::new),
        SourceMutant.of("SRC-22", "From a state of a read with", AheadOfOthers::new),
        SourceMutant.of("SRC-24", "Of odd values", NoNul::new),
        SourceMutant.of("SRC-25", "An empty catalog is not read", NeedsStreams::new),
        expecting("full_refresh, 'users' lacks 1 of 11 expected records: {", Forgets::new),
        expecting("incremental, 'users' lacks 1 of 11 expected records: {", ForgetsNews::new),
        SourceMutant.of(
            "SRC-26",
            "full_refresh, 'tags' gives 1 records that are not expected",
            () -> ModelSubject.instant(Invents::new).expecting(ModelStream.TAGS)),
        SourceMutant.of("TYPE-4", "A number is changed at /id", Doubles::new),
        SourceMutant.of("READ-7", "An empty cursor_field", NeedsCursor::new),
        SourceMutant.of("READ-8", "'orders' does not support incremental", AnyMode::new));
  }

  /** One whose author knows its users. */
  private static SourceMutant expecting(String word, Function<ModelStore, ModelSource> source) {
    return SourceMutant.of(
        "SRC-26", word, () -> ModelSubject.instant(source).expecting(ModelStream.USERS));
  }

  /** Leaves a record out each time. */
  private static final class Forgets extends ModelSource {
    Forgets(ModelStore store) {
      super(store);
    }

    @Override
    boolean emits(ModelStream stream, long place, ModelRequest request) {
      return stream != ModelStream.USERS || place != 5;
    }
  }

  /** Leaves a record out each time it is read incrementally. */
  private static final class ForgetsNews extends ModelSource {
    private boolean news;

    ForgetsNews(ModelStore store) {
      super(store);
    }

    @Override
    void requireReadable(ConfiguredAirbyteStream configured, AirbyteStream offered) {
      super.requireReadable(configured, offered);
      news |= configured.getSyncMode().value().equals("incremental");
    }

    @Override
    boolean emits(ModelStream stream, long place, ModelRequest request) {
      return !news || stream != ModelStream.USERS || place != 5;
    }
  }

  /** Gives a tag that nobody has made. */
  private static final class Invents extends ModelSource {
    Invents(ModelStore store) {
      super(store);
    }

    @Override
    long count(ModelStream stream, JsonNode config) {
      boolean odd = config.path("mode").asText().equals("odd");
      return super.count(stream, config) + (stream == ModelStream.TAGS && !odd ? 1 : 0);
    }
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

  private static final class NoTags extends ModelSource {
    NoTags(ModelStore store) {
      super(store);
    }

    @Override
    long count(ModelStream stream, JsonNode config) {
      boolean odd = config.path("mode").asText().equals("odd");
      return stream == ModelStream.TAGS && !odd ? 0 : super.count(stream, config);
    }
  }

  private static final class NoNames extends ModelSource {
    NoNames(ModelStore store) {
      super(store);
    }

    @Override
    ObjectNode record(ModelStream stream, long place, JsonNode config) {
      ObjectNode record = super.record(stream, place, config);
      return record.path("at").asLong() > 1 ? record.without("name") : record;
    }
  }

  private static final class SameKeys extends ModelSource {
    SameKeys(ModelStore store) {
      super(store);
    }

    @Override
    ObjectNode record(ModelStream stream, long place, JsonNode config) {
      ObjectNode record = super.record(stream, place, config);
      return stream == ModelStream.USERS && place == 1 ? record.put("id", 0) : record;
    }
  }

  private static final class OldTimes extends ModelSource {
    OldTimes(ModelStore store) {
      super(store);
    }

    @Override
    List<String> edit(String line, String[] arguments) {
      return List.of(
          line.startsWith("{\"type\":\"RECORD\"")
              ? line.replaceFirst("\"emitted_at\":\\d+", "\"emitted_at\":1000")
              : line);
    }
  }

  private static final class WrongCount extends ModelSource {
    WrongCount(ModelStore store) {
      super(store);
    }

    @Override
    long counted(ModelStream stream, long records, int streams) {
      return streams == 1 && stream == ModelStream.ORDERS ? records + 1 : records;
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

  private static final class NoNul extends ModelSource {
    NoNul(ModelStore store) {
      super(store);
    }

    @Override
    ObjectNode record(ModelStream stream, long place, JsonNode config) {
      ObjectNode record = super.record(stream, place, config);
      return stream == ModelStream.TAGS
          ? record.put("text", record.path("text").asText().replace("\0", ""))
          : record;
    }
  }

  private static final class Doubles extends ModelSource {
    Doubles(ModelStore store) {
      super(store);
    }

    @Override
    ObjectNode record(ModelStream stream, long place, JsonNode config) {
      ObjectNode record = super.record(stream, place, config);
      return stream == ModelStream.TAGS && config.path("mode").asText().equals("odd")
          ? record.put("id", record.path("id").doubleValue())
          : record;
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
}
