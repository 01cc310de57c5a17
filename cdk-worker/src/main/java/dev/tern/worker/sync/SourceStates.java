package dev.tern.worker.sync;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.cdk.message.StateTypes;
import dev.tern.protocol.AirbyteStateMessage;
import dev.tern.protocol.AirbyteStateType;
import dev.tern.protocol.ConfiguredAirbyteStream;
import dev.tern.protocol.StreamDescriptor;
import dev.tern.protocol.SyncMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The states of the source in the order they come, each with what it covers.
 *
 * <p>An attempt has one kind of state, that of the first one (P8); a saved state of another kind
 * has to be reset before, unless it is LEGACY. For one thread at a time.
 */
final class SourceStates {

  private static final int SHARE_BYTES = 48;

  private final Streams streams;
  private final Findings findings;
  private final boolean legacyRefused;
  private final boolean limited;
  private final Set<StreamTally> open = new LinkedHashSet<>();
  private final Set<StreamDescriptor> seen = new HashSet<>();
  private final @Nullable AirbyteStateType saved;
  private @Nullable AirbyteStateType kind;
  private long ids;
  private long dropped;

  SourceStates(Streams streams, Findings findings, AttemptPlan plan) {
    this.streams = streams;
    this.findings = findings;
    this.legacyRefused = plan.options().platformLeniency();
    this.limited = plan.options().limited();
    this.saved = plan.states().stream().findFirst().map(SourceStates::type).orElse(null);
  }

  private static AirbyteStateType type(AirbyteStateMessage state) {
    AirbyteStateType type = state.getType() == null ? state.getStateType() : state.getType();
    return type == null ? AirbyteStateType.LEGACY : type;
  }

  /** A stream has records that no state covers yet. */
  void uncovered(StreamTally stream) {
    open.add(stream);
  }

  /** Records came that go no further. */
  void dropped(int rows) {
    dropped += rows;
  }

  /**
   * Takes a state.
   *
   * @param size the bytes of its line
   * @return nothing when it is none
   * @throws AttemptFailure when it is of another kind than those before
   */
  Optional<PendingState> take(JsonNode state, int size) {
    Optional<StreamDescriptor> stream = descriptor(state);
    Optional<AirbyteStateType> kind =
        StateTypes.of(state).filter(found -> whole(found, state, stream));
    if (kind.isEmpty()) {
      findings.odd(
          Side.SOURCE, "state", "The source sent a STATE that is not whole. It is dropped.");
      return Optional.empty();
    }
    AirbyteStateType type = kind.get();
    requireKind(type);
    Optional<StreamDescriptor> key = type == AirbyteStateType.STREAM ? stream : Optional.empty();
    key.ifPresent(seen::add);
    return Optional.of(pending(type, key, (ObjectNode) state, size));
  }

  private static boolean whole(
      AirbyteStateType type, JsonNode state, Optional<StreamDescriptor> stream) {
    return state.isObject()
        && (type != AirbyteStateType.STREAM || stream.isPresent())
        && (type != AirbyteStateType.GLOBAL || state.path("global").isObject())
        && isMessage(state);
  }

  private static boolean isMessage(JsonNode state) {
    try {
      return ProtocolJson.mapper().treeToValue(state, AirbyteStateMessage.class) != null;
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  private void requireKind(AirbyteStateType type) {
    if (type == AirbyteStateType.LEGACY && legacyRefused) {
      throw AttemptFailure.of(
          Side.SOURCE, "The source sent a LEGACY state, which platforms refuse by now.");
    }
    if (kind != null && kind != type) {
      throw AttemptFailure.of(
          Side.SOURCE,
          String.format(
              "The source sent a %s state after a %s state. A sync has one kind of state.",
              type, kind));
    }
    if (saved != null && saved != type && saved != AirbyteStateType.LEGACY) {
      throw AttemptFailure.of(
          Side.SOURCE,
          String.format(
              "The source sent a %s state, and the saved state is of kind %s. Reset the state"
                  + " before the next sync.",
              type, saved));
    }
    kind = type;
  }

  static Optional<StreamDescriptor> descriptor(JsonNode state) {
    JsonNode descriptor = state.path("stream").path("stream_descriptor");
    return descriptor.path("name").isTextual()
        ? Optional.of(
            new StreamDescriptor()
                .withName(descriptor.get("name").textValue())
                .withNamespace(descriptor.path("namespace").textValue()))
        : Optional.empty();
  }

  private PendingState pending(
      AirbyteStateType type, Optional<StreamDescriptor> stream, ObjectNode state, int size) {
    List<Share> shares = stream.isPresent() ? seal(stream.get()) : sealAll();
    long lost = stream.isPresent() ? 0 : dropped;
    dropped -= lost;
    OptionalLong said = count(state);
    long passed = shares.stream().mapToLong(Share::rows).sum() + lost;
    boolean differs = said.isPresent() && said.getAsLong() != passed;
    if (differs && !limited) { // records beyond a limit are not counted
      findings.countsDiffer(Side.SOURCE, stream, said.getAsLong(), passed);
    }
    return new PendingState(
        ++ids,
        type,
        stream,
        state,
        size + shares.size() * SHARE_BYTES,
        shares,
        said,
        lost,
        Instant.now());
  }

  private static OptionalLong count(JsonNode state) {
    JsonNode count = state.path("sourceStats").path("recordCount");
    return count.isNumber() && count.canConvertToLong()
        ? OptionalLong.of(count.longValue())
        : OptionalLong.empty();
  }

  private List<Share> seal(StreamDescriptor name) {
    Optional<StreamTally> stream = streams.find(name);
    stream.ifPresent(open::remove);
    return stream.map(StreamTally::seal).stream().toList();
  }

  private List<Share> sealAll() {
    List<Share> shares = new ArrayList<>();
    open.forEach(stream -> shares.add(stream.seal()));
    open.clear();
    return shares;
  }

  /**
   * The states that the source owes: an empty one for every full refresh that cannot be resumed and
   * had none (P10).
   */
  List<PendingState> missing() {
    List<PendingState> injected = new ArrayList<>();
    if (kind != null && kind != AirbyteStateType.STREAM) {
      return injected;
    }
    for (StreamTally stream : streams.all()) {
      if (startsOver(stream.configured()) && !seen.contains(stream.source())) {
        ObjectNode state = empty(stream.source());
        injected.add(
            pending(
                AirbyteStateType.STREAM,
                Optional.of(stream.source()),
                state,
                state.toString().length()));
      }
    }
    return injected;
  }

  private static boolean startsOver(ConfiguredAirbyteStream stream) {
    return stream.getSyncMode() == SyncMode.FULL_REFRESH
        && !Boolean.TRUE.equals(stream.getStream().getIsResumable());
  }

  private static ObjectNode empty(StreamDescriptor name) {
    ObjectNode state = ProtocolJson.mapper().createObjectNode();
    state.put("type", AirbyteStateType.STREAM.value());
    state.put("state_type", AirbyteStateType.STREAM.value());
    ObjectNode stream = state.putObject("stream");
    stream.set("stream_descriptor", ProtocolJson.mapper().valueToTree(name));
    stream.putObject("stream_state");
    return state;
  }
}
