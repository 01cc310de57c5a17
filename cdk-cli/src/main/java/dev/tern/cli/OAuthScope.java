package dev.tern.cli;

import dev.tern.worker.Worker;
import dev.tern.worker.store.ActorDefinition;
import dev.tern.worker.sync.Side;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Whose OAuth parameters a command is about. */
final class OAuthScope {

  @Parameters(paramLabel = "CONNECTOR", description = "a reference, or the name of an example")
  private String connector = "";

  @Option(names = "--destination", description = "the connector is a destination")
  private boolean destination;

  @Option(
      names = "--everywhere",
      description = "in all workspaces of the database; those of a workspace win over them")
  private boolean everywhere;

  /** The connector, which is asked for its specification when it is new. */
  ActorDefinition definition(Worker worker) {
    return worker.definitions().ensure(connector, destination ? Side.DESTINATION : Side.SOURCE);
  }

  /** Where they count. */
  Optional<UUID> workspace(Worker worker) {
    return everywhere ? Optional.empty() : Optional.of(worker.workspaces().standard().id());
  }

  String connector() {
    return connector;
  }
}
