package dev.tern.testkit.lint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.protocol.StreamDescriptor;
import dev.tern.testkit.rule.Profile;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Judges what is told of every stream from its start to its end. */
final class LifeJudge implements Judge {

  private final Verdicts verdicts;
  private final Map<StreamDescriptor, StreamLife> lives = new LinkedHashMap<>();
  private boolean failures;

  LifeJudge(Verdicts verdicts, Set<StreamDescriptor> streams) {
    this.verdicts = verdicts;
    streams.forEach(
        stream -> lives.put(stream, new StreamLife(Descriptors.text(stream), verdicts)));
  }

  @Override
  public void see(Message message) {
    switch (message.type()) {
      case "RECORD" ->
          Descriptors.find(message.payload(), "stream")
              .map(lives::get)
              .ifPresent(life -> life.record(message.spot()));
      case "STATE" -> state(message);
      case "TRACE" -> trace(message);
      default -> {} // nothing about a stream
    }
  }

  private void state(Message message) {
    if (message.payload().path("stream").isObject()) {
      Descriptors.find(message.payload().path("stream").path("stream_descriptor"))
          .map(lives::get)
          .ifPresent(life -> life.state(message.spot()));
    } else {
      lives.values().forEach(StreamLife::stateOfAll);
    }
  }

  private void trace(Message message) {
    JsonNode trace = message.payload();
    if (message.isTrace("ERROR")) {
      failures = true;
      Descriptors.find(trace.path("error").path("stream_descriptor"))
          .map(lives::get)
          .ifPresent(StreamLife::fail);
    } else if (message.isTrace("STREAM_STATUS")) {
      status(trace.path("stream_status"), message.spot());
    }
  }

  private void status(JsonNode status, Spot spot) {
    String name = status.path("status").asText().toUpperCase(Locale.ROOT);
    reasons(name, status.path("reasons"), spot);
    Descriptors.find(status.path("stream_descriptor"))
        .ifPresent(
            stream -> {
              verdicts.require(
                  lives.containsKey(stream),
                  "READ-21",
                  spot,
                  name
                      + " is told of "
                      + Descriptors.text(stream)
                      + ", which is not in the catalog");
              StreamLife life = lives.get(stream);
              if (life != null) {
                life.status(name, spot);
              }
            });
  }

  private void reasons(String status, JsonNode reasons, Spot spot) {
    if (reasons.isEmpty()) {
      return;
    }
    verdicts.require(
        status.equals("RUNNING") && reasons.size() == 1,
        "READ-23",
        spot,
        status + " is told with " + reasons.size() + " reasons");
  }

  @Override
  public void end(Ending ending) {
    boolean demanded = verdicts.profile() == Profile.PLATFORM; // the document has no statuses
    boolean begun = lives.values().stream().anyMatch(StreamLife::begun);
    for (StreamLife life : lives.values()) {
      if (ending.succeeded()) {
        life.endOfSuccess(demanded, failures, ending.spot());
      } else if (ending.failed() && begun) { // or it was refused before anything was read
        life.endOfFailure(demanded, failures, ending.spot());
      }
    }
  }
}
