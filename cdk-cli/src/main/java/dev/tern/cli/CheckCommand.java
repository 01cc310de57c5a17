package dev.tern.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.protocol.AirbyteConnectionStatus;
import dev.tern.worker.Worker;
import dev.tern.worker.connector.ConnectorCalls;
import dev.tern.worker.store.Actor;
import dev.tern.worker.store.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lets a connector check its configuration, or both of a connection theirs. */
@Command(description = "Let a connector check its configuration, or both of a connection theirs")
final class CheckCommand extends WorkerCommand {

  @Parameters(paramLabel = "NAME", description = "a connector, or a saved connection")
  private String name = "";

  @Mixin private final ConfigOption config = new ConfigOption();

  CheckCommand(Surroundings around) {
    super(around);
  }

  /** What one connector answered. */
  private record Checked(String connector, AirbyteConnectionStatus answer) {

    boolean good() {
      return answer.getStatus() == AirbyteConnectionStatus.Status.SUCCEEDED;
    }

    String line() {
      String why = Optional.ofNullable(answer.getMessage()).map(text -> ": " + text).orElse("");
      return good() ? "ok    " + connector : "FAIL  " + connector + why;
    }

    void put(ObjectNode node) {
      node.put("connector", connector);
      node.put("status", answer.getStatus().value());
      Optional.ofNullable(answer.getMessage()).ifPresent(why -> node.put("message", why));
    }
  }

  @Override
  int run(Session session) {
    List<Checked> checked =
        config.meansConnector(name)
            ? List.of(one(session, name, config.config(session.around())))
            : both(session, session.connection(name));
    ArrayNode array = ProtocolJson.mapper().createArrayNode();
    checked.forEach(one -> one.put(array.addObject()));
    session.answer().give(array, () -> checked.stream().map(Checked::line).toList());
    return checked.stream().allMatch(Checked::good) ? ExitCode.DONE : ExitCode.FAILED;
  }

  private static List<Checked> both(Session session, Connection connection) {
    List<Checked> checked = new ArrayList<>();
    Worker worker = session.worker();
    for (UUID id : List.of(connection.sourceId(), connection.destinationId())) {
      Actor actor = worker.actors().require(id);
      String reference = new ConnectionAnswer(session).reference(actor);
      ConnectorCalls.Answer<AirbyteConnectionStatus> answer =
          ask(session, reference, worker.actors().config(actor));
      answer.config().ifPresent(changed -> worker.actors().configure(actor, changed));
      checked.add(new Checked(reference, answer.value()));
    }
    return checked;
  }

  private static Checked one(Session session, String reference, ObjectNode config) {
    return new Checked(reference, ask(session, reference, config).value());
  }

  private static ConnectorCalls.Answer<AirbyteConnectionStatus> ask(
      Session session, String reference, ObjectNode config) {
    return session.desk().check(session.desk().connector(reference), config);
  }
}
