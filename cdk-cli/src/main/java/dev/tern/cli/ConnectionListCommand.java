package dev.tern.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.cli.text.Amounts;
import dev.tern.cli.text.TextTable;
import dev.tern.worker.Connections;
import dev.tern.worker.Jobs;
import dev.tern.worker.store.Connection;
import dev.tern.worker.store.Job;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine.Command;

/** Shows the saved connections. */
@Command(description = "Show the saved connections")
final class ConnectionListCommand extends WorkerCommand {

  ConnectionListCommand(Surroundings around) {
    super(around);
  }

  @Override
  int run(Session session) {
    List<Connection> all = session.worker().connections().all();
    ArrayNode array = ProtocolJson.mapper().createArrayNode();
    all.forEach(connection -> new ConnectionAnswer(session).put(array.addObject(), connection));
    session.answer().give(array, () -> lines(session, all));
    return ExitCode.DONE;
  }

  private static List<String> lines(Session session, List<Connection> all) {
    if (all.isEmpty()) {
      return List.of(
          "There is no connection yet. Make one: "
              + session.hint("connection", "create", "NAME", "SOURCE", "DESTINATION"));
    }
    TextTable table = new TextTable("connection", "source", "destination", "streams", "last job");
    for (Connection connection : all) {
      table.row(
          connection.name(),
          reference(session, connection.sourceId()),
          reference(session, connection.destinationId()),
          Connections.catalog(connection).getStreams().size(),
          last(session, connection));
    }
    return table.lines();
  }

  private static String reference(Session session, UUID actor) {
    return new ConnectionAnswer(session).reference(session.worker().actors().require(actor));
  }

  private static String last(Session session, Connection connection) {
    Jobs jobs = session.worker().jobs();
    Optional<Job> job = jobs.of(connection, 1).stream().findFirst();
    return job.map(found -> JobText.status(found, jobs) + ", " + ago(session, found))
        .orElse("never");
  }

  private static String ago(Session session, Job job) {
    Duration time = Duration.between(job.updatedAt(), session.around().clock().instant());
    return Amounts.rough(time) + " ago";
  }
}
