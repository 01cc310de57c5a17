package dev.tern.cli.progress;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.worker.sync.StreamCounts;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** One JSON object about a sync, for programs. What is not known is left out. */
public final class JsonView {

  private JsonView() {}

  /** Writes it. */
  public static ObjectNode of(Progress progress) {
    ObjectNode node = ProtocolJson.mapper().createObjectNode();
    node.put("type", "progress");
    node.put("at", progress.now().toString());
    node.put("elapsed_seconds", progress.elapsed().toSeconds());
    node.put("read", progress.read());
    node.put("read_bytes", progress.readBytes());
    node.put("sent", progress.sent());
    node.put("committed", progress.committed());
    node.put("rejected", progress.rejected());
    node.put("rows_per_second", Math.round(progress.pace().perSecond()));
    course(node, progress.percent(), progress.remaining());
    progress.lastCommit().ifPresent(at -> node.put("last_commit", at.toString()));
    Waits waits = progress.waits();
    if (waits.known()) {
      node.putObject("waiting_percent")
          .put("source", waits.percent(waits.source()))
          .put("destination", waits.percent(waits.destination()))
          .put("worker", waits.percent(waits.worker()));
    }
    ArrayNode streams = node.putArray("streams");
    progress.streams().forEach(stream -> add(streams.addObject(), stream, progress.elapsed()));
    return node;
  }

  private static void add(ObjectNode node, StreamProgress stream, Duration elapsed) {
    StreamCounts counts = stream.counts();
    Optional.ofNullable(stream.stream().getNamespace())
        .ifPresent(namespace -> node.put("namespace", namespace));
    node.put("name", stream.stream().getName());
    node.put("stage", stream.stage().word());
    node.put("read", counts.read());
    node.put("read_bytes", counts.readBytes());
    node.put("sent", counts.sent());
    node.put("committed", counts.committed());
    node.put("committed_bytes", counts.committedBytes());
    node.put("rejected", counts.rejected());
    node.put("rows_per_second", Math.round(stream.pace().perSecond()));
    course(node, stream.percent(), stream.remaining(elapsed));
    stream
        .expected()
        .ifPresent(
            all ->
                node.put("expected", all.rows())
                    .put("expected_from", all.basis().name().toLowerCase(Locale.ROOT)));
    counts.statusReason().ifPresent(reason -> node.put("reason", reason));
    counts.lastCommit().ifPresent(at -> node.put("last_commit", at.toString()));
  }

  private static void course(ObjectNode node, OptionalInt percent, Optional<Duration> remaining) {
    percent.ifPresent(value -> node.put("percent", value));
    remaining.ifPresent(time -> node.put("remaining_seconds", time.toSeconds()));
  }
}
