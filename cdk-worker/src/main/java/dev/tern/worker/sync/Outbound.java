package dev.tern.worker.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.message.Messages;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.protocol.AirbyteStreamStatus;
import dev.tern.protocol.StreamDescriptor;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the destination gets: records and states under its names, each state with an id and the
 * count of what it covers (P5). For one thread.
 */
final class Outbound {

  private final Streams streams;
  private final StreamMapping mapping;
  private final StateLedger ledger;
  private final Optional<RecordRewriter> rewriter;

  Outbound(Streams streams, AttemptPlan plan, SelectedFields fields, StateLedger ledger) {
    this.streams = streams;
    this.mapping = plan.mapping();
    this.ledger = ledger;
    boolean renamed =
        streams.all().stream().anyMatch(stream -> !stream.source().equals(stream.destination()));
    this.rewriter =
        renamed || !fields.all()
            ? Optional.of(new RecordRewriter(new Streams(plan.catalog(), plan.mapping()), fields))
            : Optional.empty();
  }

  /** Whether records change on their way. */
  boolean rewrites() {
    return rewriter.isPresent();
  }

  /** A chunk of the source as a chunk for the destination. */
  Chunk prepare(Chunk chunk) {
    List<Parcel> ready = new ArrayList<>(chunk.parcels().size());
    long bytes = chunk.bytes();
    for (Parcel parcel : chunk.parcels()) {
      if (parcel instanceof Parcel.State state) {
        ready.add(line(state.state()));
      } else if (parcel instanceof Parcel.Lines lines && rewriter.isPresent()) {
        byte[] rewritten = rewriter.get().rewrite(lines);
        ready.add(new Parcel.Ready(rewritten));
        bytes = Math.max(bytes, rewritten.length);
      } else {
        ready.add(parcel);
      }
    }
    return new Chunk(ready, chunk.records(), bytes, chunk.block());
  }

  /** A state is on its way. */
  Parcel.Ready line(PendingState pending) {
    ledger.send(pending);
    ObjectNode message = object().put("type", "STATE");
    ObjectNode state = message.putObject("state").setAll(pending.state());
    pending.stream().ifPresent(stream -> rename(state, stream));
    ObjectNode stats = object();
    if (state.get("sourceStats") instanceof ObjectNode told) {
      stats.setAll(told);
    }
    stats.set(
        "recordCount",
        count(pending.said().orElse(pending.rows() + pending.dropped()) - pending.dropped()));
    state.set("sourceStats", stats);
    state.put("id", pending.id());
    return new Parcel.Ready(JsonLine.of(message));
  }

  private void rename(ObjectNode state, StreamDescriptor stream) {
    StreamDescriptor name = mapping.toDestination(stream);
    if (name.equals(stream)) {
      return;
    }
    ObjectNode inner = object().setAll((ObjectNode) state.get("stream"));
    JsonNode descriptor = ProtocolJson.mapper().valueToTree(name);
    inner.set("stream_descriptor", descriptor);
    state.set("stream", inner);
  }

  /** Every configured stream is complete, whatever the source said (P3). */
  List<Parcel> completions() {
    List<Parcel> lines = new ArrayList<>();
    for (StreamTally stream : streams.all()) {
      lines.add(
          new Parcel.Ready(
              JsonLine.of(
                  Messages.streamStatus(stream.destination(), AirbyteStreamStatus.COMPLETE))));
    }
    return lines;
  }

  /** The protocol wants a decimal point. */
  private static DecimalNode count(long records) {
    return DecimalNode.valueOf(BigDecimal.valueOf(Math.max(0, records)).setScale(1));
  }

  private static ObjectNode object() {
    return ProtocolJson.mapper().createObjectNode();
  }
}
