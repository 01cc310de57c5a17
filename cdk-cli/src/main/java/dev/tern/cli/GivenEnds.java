package dev.tern.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.worker.Connections;
import dev.tern.worker.Worker;
import dev.tern.worker.connector.HandedFiles;
import dev.tern.worker.store.ActorDefinition;
import dev.tern.worker.store.Connection;
import dev.tern.worker.sync.Side;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntBiFunction;

/**
 * A connection by its two ends: the one that is there under its name, or one that is made.
 *
 * @param name of the connection
 * @param source a reference
 * @param destination a reference
 * @param wanted what is said of it
 */
record GivenEnds(
    Session session, String name, String source, String destination, ConnectionOptions wanted) {

  private static final String LOST =
      "The source has changed its configuration, and a dry run does not keep it: look whether what"
          + " you gave, a token perhaps, is still good.";

  /** The connection, with the configurations that were given. */
  Connection linked() {
    Worker worker = session.workerOrNew();
    Linker linker = linker(worker);
    Optional<Connection> made =
        linker.find().isPresent() ? Optional.empty() : session.makingAlone(() -> made(linker));
    return made.orElseGet(() -> asGiven(linker, session.connection(name)));
  }

  /** A new connection; nothing when another process was faster. */
  private Optional<Connection> made(Linker linker) {
    if (linker.find().isPresent()) {
      return Optional.empty();
    }
    Connection made = new NewConnection(session, linker).make(wanted);
    new Ways(session, made).lines().forEach(session.around().err()::println);
    return Optional.of(made);
  }

  private Connection asGiven(Linker linker, Connection there) {
    linker.require(there);
    unchanged(there).ifPresent(session.around().err()::println);
    new Replacement(session, there, others(there)).keep();
    return session.connection(name);
  }

  /**
   * Tries the connection, and keeps nothing of it: one that is not there as it is wanted is made in
   * a database of its own, which is gone afterwards.
   *
   * @param trial what is done with it; its exit code is given back
   */
  int tried(ToIntBiFunction<Session, Connection> trial) {
    Optional<Connection> there = session.findWorker().flatMap(worker -> linker(worker).find());
    there.ifPresent(connection -> linker(session.worker()).require(connection));
    if (there.isPresent() && others(there.get()).isEmpty()) {
      unchanged(there.get()).ifPresent(session.around().err()::println);
      return trial.applyAsInt(session, there.get());
    }
    try (HandedFiles files = HandedFiles.create();
        Session aside = session.aside(files.folder())) {
      Linker linker = linker(aside.workerOrNew());
      session.findWorker().ifPresent(worker -> shareParameters(worker, aside.worker()));
      Connection draft =
          there
              .map(connection -> copy(connection, aside, linker))
              .orElseGet(() -> new NewConnection(aside, linker).make(wanted));
      ObjectNode before = linker.config(draft, Side.SOURCE);
      int exit = trial.applyAsInt(aside, draft);
      if (!linker.config(draft, Side.SOURCE).equals(before)) {
        session.around().err().println(LOST);
      }
      return exit;
    }
  }

  private Linker linker(Worker worker) {
    return new Linker(worker, name, source, destination);
  }

  private Optional<ObjectNode> given(Side side) {
    return side == Side.SOURCE
        ? wanted.configs().source(session.around())
        : wanted.configs().destination(session.around());
  }

  /** The configurations that were given and are not those of the connection. */
  private Map<Side, ObjectNode> others(Connection there) {
    Linker linker = linker(session.worker());
    Map<Side, ObjectNode> others = new EnumMap<>(Side.class);
    for (Side side : Side.values()) {
      given(side)
          .filter(config -> !config.equals(linker.config(there, side)))
          .ifPresent(config -> others.put(side, config));
    }
    return others;
  }

  /** The same streams and states under the configurations that were given. */
  private Connection copy(Connection there, Session aside, Linker linker) {
    Linker own = linker(session.worker());
    Connection linked =
        linker.create(
            given(Side.SOURCE).orElseGet(() -> own.config(there, Side.SOURCE)),
            given(Side.DESTINATION).orElseGet(() -> own.config(there, Side.DESTINATION)),
            there.mapping());
    Worker worker = session.worker();
    Connections connections = aside.worker().connections();
    Connection copied = connections.select(linked, worker.connections().choices(there));
    aside.worker().states().load(copied, worker.states().export(there));
    return copied;
  }

  /** What all configurations of the source share goes along. */
  private void shareParameters(Worker from, Worker to) {
    for (ActorDefinition known : from.definitions().all()) {
      if (known.actorType() == Side.SOURCE && known.connectorReference().equals(source)) {
        ObjectNode shared =
            from.oauthParameters().effective(known, from.workspaces().standard().id());
        if (!shared.isEmpty()) {
          ActorDefinition same = to.definitions().ensure(source, Side.SOURCE);
          to.oauthParameters().set(same, Optional.empty(), shared);
        }
      }
    }
  }

  /** A sentence about flags that want a connection otherwise than it is. */
  private Optional<String> unchanged(Connection there) {
    List<String> flags = new ArrayList<>(wanted.changing(there, session));
    return flags.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "The connection '%s' is there already, and goes on as it was made: %s %s not change it."
                    .formatted(name, String.join(", ", flags), flags.size() == 1 ? "does" : "do")
                + " Its streams: "
                + session.hint("catalog", "select", name));
  }
}
