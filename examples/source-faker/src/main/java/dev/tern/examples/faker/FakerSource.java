package dev.tern.examples.faker;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tern.cdk.source.AbstractSource;
import dev.tern.cdk.source.SourceRunner;
import dev.tern.cdk.source.SourceStream;
import dev.tern.cdk.spec.Default;
import dev.tern.cdk.spec.Description;
import dev.tern.cdk.spec.Range;
import dev.tern.protocol.AirbyteStateType;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A source whose records are made up: the same seed always gives the same records. */
public final class FakerSource extends AbstractSource<FakerSource.Config> {

  /** What the user sets; every option has a default. */
  public record Config(
      @Default("1000") @Range(min = 0) @Description("Records in each stream.") long count,
      @Default("42") @Description("Other seeds give other records.") long seed,
      @Default("1") @Range(min = 1, max = 1000) @Description("How many streams there are.")
          int streams,
      @Default("small") @Description("Size of a record: about 150 bytes, 1 KB or 10 KB.")
          Profile profile,
      @Default("1000") @Range(min = 1) @Description("Records between two states.")
          long checkpointEvery,
      @Default("STREAM") @Description("Kind of the states; LEGACY is for old platforms only.")
          StateType stateType,
      @JsonProperty("delay_ms_per_1000")
          @Default("0")
          @Range(min = 0)
          @Description("Milliseconds to wait after every 1000 records.")
          long delay,
      @Range(min = 1, max = 64)
          @Description(
              "How many parts of streams are made at the same time; the cores when not set.")
          Optional<Integer> workers,
      @Range(min = 1, max = 1_000_000)
          @Description(
              "How many ranges of ids, all of one length, a full refresh is read by; ranges of some"
                  + " pages when not set.")
          Optional<Integer> partitions,
      @Default("row")
          @Description(
              "How records are handed to the kit: as trees, by a Jackson generator, as rows value by"
                  + " value, or as ready bytes, which are looked at or trusted. What is printed is"
                  + " the same.")
          Door door) {}

  /** The ways a record can be handed over. */
  public enum Door {
    /** A tree of nodes. */
    TREE,
    /** Written by the record itself. */
    WRITER,
    /** Value by value. */
    ROW,
    /** JSON that is ready. */
    BYTES,
    /** JSON that is ready, and vouched for. */
    TRUSTED
  }

  /** The kinds of state, spelled as in the protocol. */
  public enum StateType {
    @JsonProperty("STREAM")
    STREAM,
    @JsonProperty("GLOBAL")
    GLOBAL,
    @JsonProperty("LEGACY")
    LEGACY
  }

  @Override
  protected void check(Config config) {
    // there is nothing to reach: a valid configuration works
  }

  @Override
  protected List<SourceStream> streams(Config config) {
    FakeDoors doors = new FakeDoors(config);
    return IntStream.rangeClosed(1, config.streams())
        .mapToObj(number -> (SourceStream) new FakeStream(config, doors, number))
        .toList();
  }

  @Override
  protected int concurrency(Config config) {
    return config.workers().orElseGet(() -> super.concurrency(config));
  }

  @Override
  protected AirbyteStateType stateType(Config config) {
    return AirbyteStateType.valueOf(config.stateType().name());
  }

  /** Runs this source as a process. */
  public static void main(String[] args) {
    System.exit(SourceRunner.run(new FakerSource(), args));
  }
}
