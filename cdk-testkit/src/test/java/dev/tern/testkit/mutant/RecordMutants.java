package dev.tern.testkit.mutant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.protocol.AirbyteStream;
import dev.tern.protocol.ConfiguredAirbyteStream;
import java.util.List;
import java.util.function.Function;

/** Faults of the records that are read. */
final class RecordMutants {

  private RecordMutants() {}

  static List<SourceMutant> all() {
    return List.of(
        SourceMutant.of("READ-1", "belongs to 'ghosts', which is not in the catalog", Strays::new),
        SourceMutant.of("SRC-3", "'tags' gives no record", NoTags::new),
        SourceMutant.of("SRC-5", "users.name", NoNames::new),
        SourceMutant.of("SRC-5", "users.name], and the source warns of it", Misspells::new),
        SourceMutant.of("SRC-6", "has the key [0]", SameKeys::new),
        SourceMutant.of("SRC-7", "emitted at 1000", OldTimes::new),
        SourceMutant.of("SRC-9", "Read alone, 'orders' has 11 records", WrongCount::new),
        SourceMutant.of("SRC-24", "Of odd values", NoNul::new),
        expecting("full_refresh, 'users' lacks 1 of 11 expected records: {", Forgets::new),
        expecting("incremental, 'users' lacks 1 of 11 expected records: {", ForgetsNews::new),
        SourceMutant.of(
            "SRC-26",
            "full_refresh, 'tags' gives 1 record that nobody expects",
            () -> ModelSubject.instant(Invents::new).expecting(ModelStream.TAGS)),
        SourceMutant.of("TYPE-4", "A number is changed at /id", Doubles::new));
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

  /** Gives a record of a stream that nobody asked for behind the first of the tags. */
  private static final class Strays extends ModelSource {
    Strays(ModelStore store) {
      super(store);
    }

    @Override
    List<String> edit(String line, String[] arguments) {
      boolean first = line.contains("\"RECORD\"") && line.contains("\"tag 0\"");
      return first ? List.of(line, line.replace("\"tags\"", "\"ghosts\"")) : List.of(line);
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

  private static class NoNames extends ModelSource {
    NoNames(ModelStore store) {
      super(store);
    }

    @Override
    ObjectNode record(ModelStream stream, long place, JsonNode config) {
      ObjectNode record = super.record(stream, place, config);
      return record.path("at").asLong() > 1 ? record.without("name") : record;
    }
  }

  /** Calls a field otherwise than its schema does, and says what it left out. */
  private static final class Misspells extends NoNames {
    private static final String WARNING =
        "{\"type\":\"LOG\",\"log\":{\"level\":\"WARN\",\"message\":"
            + "\"Stream users does not declare [nmae]: left out of its records.\"}}";

    Misspells(ModelStore store) {
      super(store);
    }

    @Override
    List<String> edit(String line, String[] arguments) {
      return line.contains("\"COMPLETE\"") && line.contains("\"users\"")
          ? List.of(WARNING, line)
          : List.of(line);
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
}
