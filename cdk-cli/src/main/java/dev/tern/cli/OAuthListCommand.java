package dev.tern.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.cli.text.TextTable;
import dev.tern.worker.Worker;
import dev.tern.worker.store.OAuthParameter;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;

/** Shows which connectors have OAuth parameters. */
@Command(description = "Show which connectors have client ids and secrets")
final class OAuthListCommand extends WorkerCommand {

  OAuthListCommand(Surroundings around) {
    super(around);
  }

  @Override
  int run(Session session) {
    Worker worker = session.worker();
    List<OAuthParameter> all = worker.oauthParameters().all();
    ArrayNode array = ProtocolJson.mapper().createArrayNode();
    all.forEach(one -> put(array.addObject(), one, worker));
    session.answer().give(array, () -> lines(all, session));
    return ExitCode.DONE;
  }

  private static List<String> lines(List<OAuthParameter> all, Session session) {
    if (all.isEmpty()) {
      return List.of(
          "There are none. Set some: "
              + session.hint("oauth", "set", "CONNECTOR", "--config", "FILE"));
    }
    Worker worker = session.worker();
    TextTable table = new TextTable("connector", "side", "where", "parameters");
    all.forEach(
        one ->
            table.row(
                connector(one, worker),
                side(one),
                where(one),
                worker.oauthParameters().shown(one)));
    return table.lines();
  }

  private static void put(ObjectNode node, OAuthParameter one, Worker worker) {
    node.put("connector", connector(one, worker)).put("side", side(one)).put("where", where(one));
    node.set("parameters", worker.oauthParameters().shown(one));
  }

  private static String connector(OAuthParameter one, Worker worker) {
    return worker.definitions().require(one.actorDefinitionId()).connectorReference();
  }

  private static String side(OAuthParameter one) {
    return one.actorType().name().toLowerCase(Locale.ROOT);
  }

  private static String where(OAuthParameter one) {
    return one.workspaceId().isPresent() ? "workspace" : "everywhere";
  }
}
