package dev.tern.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.worker.Connections;
import dev.tern.worker.StreamChoice;
import dev.tern.worker.store.Connection;
import java.util.List;
import java.util.Optional;

/** A connection that is made: linked, with its streams chosen, or not there at all. */
record NewConnection(Session session, Linker linker) {

  Connection make(
      LinkOptions configs,
      MappingOptions mapping,
      StreamOptions streams,
      CatalogFileOption catalog) {
    Optional<List<StreamChoice>> given = catalog.choices(session.around());
    Connection linked =
        linker.create(
            configs.source(session.around()).orElseGet(NewConnection::empty),
            configs.destination(session.around()).orElseGet(NewConnection::empty),
            mapping.mapping());
    Connections connections = session.worker().connections();
    try {
      return given
          .or(() -> chosen(linked, streams))
          .map(choices -> connections.select(linked, choices))
          .orElse(linked);
    } catch (RuntimeException e) {
      connections.delete(linked);
      throw e;
    }
  }

  /** What a connector without a configuration has. */
  private static ObjectNode empty() {
    return ProtocolJson.mapper().createObjectNode();
  }

  private Optional<List<StreamChoice>> chosen(Connection linked, StreamOptions streams) {
    return session
        .worker()
        .catalogs()
        .known(linked)
        .flatMap(
            offered -> streams.choices(offered, session.worker().connections().choices(linked)));
  }
}
