package dev.tern.testkit.destination;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.testkit.suite.LiveRun;
import dev.tern.testkit.suite.Observed;
import dev.tern.testkit.suite.Trial;
import dev.tern.testkit.suite.WatchedConnector;
import dev.tern.worker.connector.Connector;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A destination with its author's word about it, whose every run is watched. For one thread. */
public final class WatchedDestination {

  private final DestinationSubject subject;
  private final WatchedConnector connector;
  private @Nullable Set<String> modes;
  private @Nullable PlainSync plain;

  /**
   * Watches a destination.
   *
   * @param connector that of the subject; all runs go through it
   */
  public WatchedDestination(DestinationSubject subject, WatchedConnector connector) {
    this.subject = subject;
    this.connector = connector;
  }

  DestinationSubject subject() {
    return subject;
  }

  WatchedConnector connector() {
    return connector;
  }

  /** The destination sync modes of its specification. */
  Set<String> modes() throws InterruptedException {
    Set<String> known = modes;
    if (known == null) {
      known = modes(connector.run(Trial.of("spec", "spec")));
      modes = known;
    }
    return known;
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

  /** The destination as a process, if it can be had. */
  Optional<Connector> process() {
    Optional<Connector> process = subject.process();
    if (process.isPresent()) {
      return process;
    }
    try (LiveRun run = connector.start(Trial.of("spec", "spec").unjudged())) {
      return run.pid().isPresent() ? Optional.of(connector.connector()) : Optional.empty();
    }
  }

  private static Set<String> modes(Observed run) {
    Set<String> modes = new TreeSet<>();
    JsonNode spec =
        new Written(run)
            .messages("SPEC")
            .findFirst()
            .map(it -> it.path("spec"))
            .orElse(Json.object());
    spec.path("supported_destination_sync_modes").forEach(mode -> modes.add(mode.asText()));
    return modes;
  }
}
