package dev.tern.testkit.lint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.state.SavedState;
import dev.tern.cdk.state.StateReader;
import dev.tern.protocol.AirbyteStateType;
import dev.tern.protocol.StreamDescriptor;
import dev.tern.testkit.rule.Profile;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Judges the states of a source, one by one and against those before. */
final class StateJudge implements Judge {

  private final Verdicts verdicts;
  private final RecordCounts counts;
  private final Set<StreamDescriptor> streams;
  private final Set<StreamDescriptor> saved = new HashSet<>();
  private final Set<StreamDescriptor> together = new HashSet<>();
  private final Map<StreamDescriptor, Progress> progress = new HashMap<>();
  private final Progress all = new Progress();
  private @Nullable String kind;

  StateJudge(Verdicts verdicts, RecordCounts counts, Set<StreamDescriptor> streams) {
    this.verdicts = verdicts;
    this.counts = counts;
    this.streams = streams;
  }

  /** Remembers what the run started from, as far as it can be understood. */
  StateJudge startedFrom(JsonNode state) {
    try {
      SavedState start = StateReader.read(List.of(state));
      saved.addAll(start.streams().keySet());
      kind =
          start.type().filter(type -> type != AirbyteStateType.LEGACY).map(Enum::name).orElse(null);
    } catch (ConfigException e) {
      kind = null;
    }
    return this;
  }

  @Override
  public void see(Message message) {
    if (!message.type().equals("STATE")) {
      return;
    }
    JsonNode state = message.payload();
    Spot spot = message.spot();
    verdicts.require(!state.has("id"), "READ-12", spot, "A state has a property 'id'");
    verdicts.require(!isImprecise(state), "READ-19", spot, "A state has a number of many digits");
    switch (kindOf(state, spot)) {
      case "STREAM" -> stream(state, spot);
      case "GLOBAL" -> global(state, spot);
      default -> {} // told already
    }
  }

  /** The kind as it was meant, judged. */
  private String kindOf(JsonNode state, Spot spot) {
    String type = state.path("type").asText().toUpperCase(Locale.ROOT);
    String older = state.path("state_type").asText().toUpperCase(Locale.ROOT);
    String meant = type.isEmpty() ? older : type;
    verdicts.require(
        type.isEmpty() || older.isEmpty() || type.equals(older),
        "READ-9",
        spot,
        "A state is " + type + " by 'type' and " + older + " by 'state_type'");
    if (verdicts.profile() == Profile.PLATFORM) {
      verdicts.require(
          !type.isEmpty() || meant.equals("LEGACY"), "READ-9", spot, "A state has no 'type'");
      verdicts.require(!meant.equals("LEGACY"), "READ-9", spot, "A state is LEGACY");
    }
    if (!meant.isEmpty()) {
      verdicts.require(
          kind == null || kind.equals(meant),
          "READ-9",
          spot,
          "A state is " + meant + " where those before were " + kind);
      kind = meant;
    }
    return meant;
  }

  private void stream(JsonNode state, Spot spot) {
    JsonNode body = state.path("stream");
    if (!body.isObject()) {
      verdicts.broken("READ-10", spot, "A STREAM state has no 'stream'");
      return;
    }
    verdicts.looked("READ-10");
    Optional<StreamDescriptor> found = Descriptors.find(body.path("stream_descriptor"));
    if (found.isEmpty()) {
      return;
    }
    StreamDescriptor stream = found.get();
    verdicts.require(
        streams.contains(stream),
        "READ-11",
        spot,
        "A state is of " + Descriptors.text(stream) + ", which is not in the catalog");
    if (streams.contains(stream)) {
      progress
          .computeIfAbsent(stream, same -> new Progress())
          .step(state, body.path("stream_state"), counts.of(stream), spot);
    }
  }

  private void global(JsonNode state, Spot spot) {
    JsonNode body = state.path("global");
    if (!body.isObject()) {
      verdicts.broken("READ-10", spot, "A GLOBAL state has no 'global'");
      return;
    }
    Set<StreamDescriptor> here = new HashSet<>();
    for (JsonNode part : body.path("stream_states")) {
      Descriptors.find(part.path("stream_descriptor"))
          .filter(stream -> isKnown(stream, spot))
          .ifPresent(here::add);
    }
    verdicts.require(
        here.containsAll(together),
        "READ-10",
        spot,
        "A GLOBAL state lacks streams that one before it had: " + missing(here));
    together.addAll(here);
    all.step(state, body, counts.all(), spot);
  }

  private boolean isKnown(StreamDescriptor stream, Spot spot) {
    boolean configured = streams.contains(stream);
    verdicts.require(
        configured || saved.contains(stream),
        "READ-11",
        spot,
        "A state is of " + Descriptors.text(stream) + ", which is not in the catalog");
    return configured;
  }

  private String missing(Set<StreamDescriptor> here) {
    return together.stream()
        .filter(stream -> !here.contains(stream))
        .map(Descriptors::text)
        .sorted()
        .limit(3)
        .collect(Collectors.joining(", "));
  }

  /** Whether there is a number that a binary fraction of 64 bits would change. */
  private static boolean isImprecise(JsonNode value) {
    if (value.isNumber()) {
      BigDecimal exact = value.decimalValue();
      double binary = exact.doubleValue();
      return Double.isInfinite(binary)
          || new BigDecimal(Double.toString(binary)).compareTo(exact) != 0;
    }
    for (JsonNode part : value) {
      if (isImprecise(part)) {
        return true;
      }
    }
    return false;
  }

  /** Where the states of a stream, or of all streams together, have come to. */
  private final class Progress {

    private long covered;
    private long unknown;
    private long last;
    private boolean any;

    void step(JsonNode state, JsonNode position, long records, Spot spot) {
      long print = Fingerprint.of(position);
      verdicts.require(
          !any || print != last || records == covered,
          "READ-17",
          spot,
          "A state is the same as the one before, with " + counted(records - covered) + " between");
      count(state.path("sourceStats").path("recordCount"), records - covered, spot);
      any = true;
      last = print;
      covered = records;
      unknown = counts.unknown();
    }

    private void count(JsonNode said, long seen, Spot spot) {
      if (said.isMissingNode() && verdicts.profile() == Profile.PROTOCOL) {
        return; // the document does not know counts
      }
      if (counts.unknown() == unknown) {
        boolean equal =
            said.isNumber() && said.decimalValue().compareTo(BigDecimal.valueOf(seen)) == 0;
        String what = said.isMissingNode() ? "is not there" : "is " + brief(said);
        verdicts.require(
            equal, "READ-18", spot, "recordCount " + what + ", and " + counted(seen) + " came");
      }
    }

    private static String counted(long records) {
      return records + (records == 1 ? " record" : " records");
    }

    private static String brief(JsonNode said) {
      return said.isNumber() ? said.decimalValue().toString() : Kind.of(said);
    }
  }
}
