package dev.tern.testkit.destination;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.testkit.connector.Amount;
import dev.tern.testkit.connector.ConnectorTrials;
import dev.tern.testkit.suite.LiveRun;
import dev.tern.testkit.suite.TranscriptJudge;
import dev.tern.testkit.suite.Trial;
import dev.tern.worker.connector.Connector;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A destination on trial. For one thread. */
public final class DestinationTrials extends ConnectorTrials {

  private static final String ELSEWHERE = "elsewhere";

  /** The parts of the patience that a state is waited for: less when one is not to be expected. */
  private static final int OFTEN = 2;

  private static final int SELDOM = 10;

  private final DestinationSubject destination;
  private @Nullable PlainSync plain;
  private @Nullable Boolean eager;

  /** How often it has run elsewhere, each time with tables of its own. */
  private int places;

  /**
   * Nothing has run yet.
   *
   * @param judge is shown everything that is printed
   */
  public DestinationTrials(DestinationSubject destination, TranscriptJudge judge) {
    super(destination, judge);
    this.destination = destination;
  }

  /** What its author says. */
  @Override
  public DestinationSubject subject() {
    return destination;
  }

  @Override
  public void understand() throws InterruptedException {
    new Amount("manyStreams()", destination.manyStreams()).requireAtLeast(2);
    new Amount("manyColumns()", destination.manyColumns()).requireAtLeast(1);
    super.understand();
  }

  /** The destination sync modes of its specification. */
  Set<String> modes() throws InterruptedException {
    Set<String> modes = new TreeSet<>();
    JsonNode spec =
        new Written(spec())
            .messages("SPEC")
            .findFirst()
            .map(it -> it.path("spec"))
            .orElse(Json.object());
    spec.path("supported_destination_sync_modes").forEach(mode -> modes.add(mode.asText()));
    return modes;
  }

  /** A sync that several rules are told by; made once. */
  PlainSync plain() throws InterruptedException {
    PlainSync known = plain;
    if (known == null) {
      known = PlainSync.of(new WriteTrial(this, "plain"));
      plain = known;
    }
    return known;
  }

  /** Whether it acknowledges while its stdin is open; found out once. */
  boolean isEager() throws InterruptedException {
    Boolean known = eager;
    if (known == null) {
      WriteTrial trial = new WriteTrial(this, "eager");
      SyncDraft sync = trial.sync(trial.stream("users")).ids(0, 5).state(5).unjudged();
      try (RunningWrite running = sync.start()) {
        known = running.nextStateOrEnd().isPresent() && !running.isEnded();
        Written unused = running.end().await();
      }
      eager = known;
    }
    return known;
  }

  /** The destination as a process, if it can be had. */
  Optional<Connector> process() throws InterruptedException {
    Optional<Connector> declared = destination.process();
    return declared.isPresent() ? declared : itself();
  }

  private Optional<Connector> itself() throws InterruptedException {
    try (LiveRun run = connector().start(Trial.of("spec", "spec").unjudged())) {
      return run.pid().isPresent() ? Optional.of(connector().connector()) : Optional.empty();
    }
  }

  RunningWrite start(Connector elsewhere, Trial trial) throws InterruptedException {
    int part = Boolean.FALSE.equals(eager) ? SELDOM : OFTEN;
    Duration wait = destination.patience().dividedBy(part);
    return new RunningWrite(connector().start(elsewhere, trial), wait);
  }

  /** A write of one stream. */
  @Override
  public Trial work(JsonNode config) {
    ObjectNode catalog = Json.object();
    ArrayNode streams = catalog.putArray("streams");
    streams.add(work().stream("rows").configured());
    return Trial.write(config, catalog);
  }

  /** Records of that stream, and a state behind them: many log in when there is one to store. */
  @Override
  public byte[] input() {
    SyncDraft sync = work().sync(work().stream("rows")).ids(0, 5).state(5).complete();
    return sync.takeInput().getBytes(StandardCharsets.UTF_8);
  }

  private WriteTrial work() {
    return new WriteTrial(this, "work");
  }

  @Override
  public Optional<String> differenceIn(Connector elsewhere) throws InterruptedException {
    WriteTrial trial = new WriteTrial(this, ELSEWHERE + ++places);
    StreamDraft stream = trial.stream("TITLE").field("INDIGO", "string");
    stream.field("day", "{'type':'string','format':'date'}");
    stream.field("time", "{'type':'string','format':'date-time'}");
    stream.field(
        "plain",
        "{'type':'string','format':'date-time','airbyte_type':'timestamp_without_timezone'}");
    String row =
        "{'id':1,'INDIGO':'ıI','day':'2011-12-30','time':'2011-12-30T00:30:00Z',"
            + "'plain':'2011-12-30T00:30:00'}";
    try {
      trial.sync(stream).on(elsewhere).records(row).state(1).complete().succeed();
      trial.expectRows(stream, ELSEWHERE, row);
      return Optional.empty();
    } catch (Broken e) {
      return Optional.of(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      return Optional.of("the store cannot be read: " + e);
    }
  }

  /** Drops all that was written. */
  void clean() throws Exception {
    destination.store().clean(destination.prefix());
  }
}
