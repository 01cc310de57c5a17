package dev.tern.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.worker.Connections;
import dev.tern.worker.Worker;
import dev.tern.worker.store.Actor;
import dev.tern.worker.store.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** A connection as it is shown: secrets are masked. */
record ConnectionAnswer(Session session) {

  /** Answers with all of it. */
  void give(Connection connection, List<String> next) {
    session
        .answer()
        .give(
            node -> put(node, connection),
            () -> {
              List<String> lines = new ArrayList<>(lines(connection));
              lines.addAll(next);
              return lines;
            });
  }

  private List<String> lines(Connection connection) {
    List<String> lines = new ArrayList<>();
    lines.add("connection   " + connection.name());
    lines.add("source       " + side(connection.sourceId()));
    lines.add("destination  " + side(connection.destinationId()));
    lines.add("");
    lines.addAll(CatalogTable.configured(Connections.catalog(connection)));
    return lines;
  }

  private String side(UUID id) {
    Actor actor = worker().actors().require(id);
    return reference(actor) + "  " + worker().actors().shown(actor);
  }

  /** All of it for programs. */
  void put(ObjectNode node, Connection connection) {
    node.put("name", connection.name());
    node.put("id", connection.id().toString());
    put(node.putObject("source"), connection.sourceId());
    put(node.putObject("destination"), connection.destinationId());
    node.put("namespace", connection.namespaceDefinition().name().toLowerCase(Locale.ROOT));
    connection.namespaceFormat().ifPresent(format -> node.put("namespace_format", format));
    node.put("prefix", connection.prefix().orElse(""));
    node.put("breaking_change", connection.breakingChange());
    node.put("created_at", connection.createdAt().toString());
    node.set("catalog", connection.catalog());
  }

  private void put(ObjectNode node, UUID id) {
    Actor actor = worker().actors().require(id);
    node.put("connector", reference(actor));
    node.set("config", worker().actors().shown(actor));
  }

  /** The command that gives a connection other configurations; what is not given stays. */
  String configuring(Connection connection) {
    return session.hint(
        "sync",
        reference(worker().actors().require(connection.sourceId())),
        reference(worker().actors().require(connection.destinationId())),
        "--name",
        connection.name(),
        "--source-config",
        "FILE",
        "--destination-config",
        "FILE");
  }

  /** How the connector of an actor is started. */
  String reference(Actor actor) {
    return worker().definitions().require(actor.actorDefinitionId()).connectorReference();
  }

  private Worker worker() {
    return session.worker();
  }
}
