package dev.tern.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.worker.Connections;
import dev.tern.worker.StreamChoice;
import dev.tern.worker.store.Connection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A connection that is made: linked, with its streams chosen, or not there at all. */
record NewConnection(Session session, Linker linker) {

  /** Makes it, and tells which flags do not count. */
  Connection make(ConnectionOptions wanted) {
    Surroundings around = session.around();
    Optional<List<StreamChoice>> given = wanted.catalog().choices(around);
    LinkOptions configs = wanted.configs();
    Connection linked =
        linker.create(
            configs.source(around).orElseGet(NewConnection::empty),
            configs.destination(around).orElseGet(NewConnection::empty),
            wanted.mapping().mapping());
    Connection made = chosen(linked, () -> given.or(() -> choices(linked, wanted.streams())));
    Connections.catalog(made).getStreams().stream()
        .flatMap(stream -> wanted.streams().selection().unusedCursor(stream).stream())
        .forEach(around.err()::println);
    return made;
  }

  private Connection chosen(Connection linked, Supplier<Optional<List<StreamChoice>>> choices) {
    Connections connections = session.worker().connections();
    try {
      return choices.get().map(some -> connections.select(linked, some)).orElse(linked);
    } catch (RuntimeException e) {
      connections.delete(linked);
      throw e;
    }
  }

  /** What a connector without a configuration has. */
  private static ObjectNode empty() {
    return ProtocolJson.mapper().createObjectNode();
  }

  private Optional<List<StreamChoice>> choices(Connection linked, StreamOptions streams) {
    return session
        .worker()
        .catalogs()
        .known(linked)
        .flatMap(offered -> streams.choices(offered, session.worker().connections().modes(linked)));
  }
}
