package dev.tern.worker.sync;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.cdk.message.StateTypes;
import dev.tern.protocol.AirbyteStateMessage;
import dev.tern.protocol.AirbyteStateType;
import dev.tern.protocol.StreamDescriptor;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The states that come back from the destination, on their way into the journal.
 *
 * <p>Answers that come together are one commit for each stream: that of the last one. For one
 * thread.
 */
final class Acknowledgements {

  private final Streams streams;
  private final StateLedger ledger;
  private final Findings findings;
  private final SyncJournal journal;
  private final boolean asPlatform;
  private final boolean limited;
  private final Map<Optional<StreamDescriptor>, Settled> settled = new LinkedHashMap<>();

  /** What will be committed of a stream. */
  private record Settled(ObjectNode state, Instant emittedAt, List<Share> shares, long rejected) {

    private Settled after(Settled earlier) {
      List<Share> all = new ArrayList<>(earlier.shares);
      all.addAll(shares);
      return new Settled(state, emittedAt, all, earlier.rejected + rejected);
    }
  }

  Acknowledgements(
      Streams streams,
      StateLedger ledger,
      AttemptPlan plan,
      Findings findings,
      SyncJournal journal) {
    this.streams = streams;
    this.ledger = ledger;
    this.findings = findings;
    this.journal = journal;
    this.asPlatform = plan.options().platformLeniency();
    this.limited = plan.options().limited();
  }

  /** Takes a state of the destination. */
  void take(JsonNode state) {
    JsonNode id = state.path("id");
    if (id.isNumber() && id.canConvertToExactIntegral() && id.canConvertToLong()) {
      answer(state, ledger.answer(id.longValue()));
      return;
    }
    if (asPlatform) {
      throw AttemptFailure.of(
          Side.DESTINATION, "The destination answered a state without the id it was sent with.");
    }
    findings.odd(
        Side.DESTINATION,
        "id",
        "The destination changed the state message: the id it was sent with is gone. States are told"
            + " apart by their content.");
    AirbyteStateType type = StateTypes.of(state).orElse(AirbyteStateType.LEGACY);
    Optional<StreamDescriptor> stream =
        type == AirbyteStateType.STREAM
            ? SourceStates.descriptor(state).map(this::sourceName)
            : Optional.empty();
    answer(state, ledger.answer(type, stream, state));
  }

  private StreamDescriptor sourceName(StreamDescriptor destination) {
    return streams.findAtDestination(destination).map(StreamTally::source).orElse(destination);
  }

  private void answer(JsonNode answer, StateLedger.Settlement settlement) {
    switch (settlement.effect()) {
      case SETTLED -> settle(answer, settlement);
      case GIVEN_UP -> {
        // a later state of the stream includes it
      }
      case AGAIN ->
          findings.odd(
              Side.DESTINATION,
              "again",
              "The destination answered a state twice, or after a later one. That changes nothing.");
      case UNKNOWN ->
          findings.odd(
              Side.DESTINATION,
              "unknown",
              "The destination answered a state that it was not sent. It is ignored.");
    }
  }

  private void settle(JsonNode answer, StateLedger.Settlement settlement) {
    PendingState sent = settlement.state().orElseThrow();
    JsonNode content = PendingState.content(sent.type(), answer);
    boolean changed = !content.equals(PendingState.content(sent.type(), sent.state()));
    if (changed) {
      findings.odd(
          Side.DESTINATION,
          "changed",
          "The destination changed the content of a state. "
              + (asPlatform ? "What it sent is kept." : "What the source sent is kept."));
    }
    long rejected = count(answer.path("destinationStats").path("rejectedRecordCount"));
    check(sent, answer, settlement, rejected);
    ObjectNode kept = changed && asPlatform ? changed(sent, content) : sent.state();
    Settled now = new Settled(kept, sent.emittedAt(), settlement.shares(), rejected);
    settled.merge(sent.stream(), now, (earlier, later) -> later.after(earlier));
  }

  private static ObjectNode changed(PendingState sent, JsonNode content) {
    ObjectNode copy = sent.state().deepCopy();
    switch (sent.type()) {
      case STREAM -> ((ObjectNode) copy.get("stream")).set("stream_state", content);
      case GLOBAL -> copy.set("global", content);
      case LEGACY -> copy.set("data", content);
    }
    return copy;
  }

  /** What the destination counts is what passed (P7); records beyond a limit are not counted. */
  private void check(
      PendingState sent, JsonNode answer, StateLedger.Settlement settlement, long rejected) {
    long counted = settlement.shares().stream().mapToLong(Share::rows).sum();
    JsonNode stored = answer.path("destinationStats").path("recordCount");
    long answered = count(stored) + rejected;
    boolean comparable = !limited && settlement.skipped() == 0 && stored.isNumber();
    if (comparable && answered != counted) {
      findings.countsDiffer(Side.DESTINATION, sent.stream(), answered, counted);
    }
  }

  private static long count(JsonNode number) {
    return number.isNumber() ? number.decimalValue().longValue() : 0;
  }

  /** Commits what has been settled since the last call; says whether there was something. */
  boolean commit() {
    boolean something = !settled.isEmpty();
    for (Settled each : settled.values()) {
      Instant now = Instant.now();
      long rows = each.shares().stream().mapToLong(Share::rows).sum();
      long bytes = each.shares().stream().mapToLong(Share::bytes).sum();
      long stored = Math.max(0, rows - each.rejected());
      journal.commit(
          new Commit(message(each.state()), stored, bytes, each.rejected(), each.emittedAt(), now));
      count(each, now);
    }
    settled.clear();
    return something;
  }

  /** Nobody says of which stream the refused records are when a state covers several. */
  private static void count(Settled each, Instant now) {
    long rejected = each.rejected();
    for (Share share : each.shares()) {
      long here = Math.min(rejected, share.rows());
      rejected -= here;
      share.stream().reject(here);
      share.stream().commit(share.rows() - here, share.bytes(), now);
    }
  }

  private static AirbyteStateMessage message(ObjectNode state) {
    ObjectNode copy = state.deepCopy();
    copy.remove("id");
    try {
      return ProtocolJson.mapper().treeToValue(copy, AirbyteStateMessage.class);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("A state that was read cannot be made a message.", e);
    }
  }
}
