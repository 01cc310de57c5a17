package dev.tern.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cli.text.Amounts;
import dev.tern.cli.text.Columns;
import dev.tern.cli.text.TextTable;
import dev.tern.worker.store.Checkpoint;
import dev.tern.worker.store.Connection;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows where the next sync of a connection goes on, and the checkpoints that led there. */
@Command(description = "Show where the next sync goes on, and the checkpoints before")
final class StateShowCommand extends WorkerCommand {

  private static final int STATE_COLUMNS = 60;

  @Parameters(paramLabel = "CONNECTION", description = "its name")
  private String name = "";

  @Option(names = "--history", description = "all checkpoints that are remembered")
  private boolean history;

  StateShowCommand(Surroundings around) {
    super(around);
  }

  @Override
  int run(Session session) {
    Connection connection = session.connection(name);
    ArrayNode states = session.worker().states().export(connection);
    List<Checkpoint> checkpoints = session.worker().states().checkpoints(connection);
    session
        .answer()
        .give(
            node -> put(node, states, checkpoints),
            () -> history ? history(checkpoints) : now(session, states, checkpoints));
    return ExitCode.DONE;
  }

  private List<String> now(Session session, ArrayNode states, List<Checkpoint> checkpoints) {
    if (states.isEmpty()) {
      return List.of("There is no state: the next sync reads from the beginning.");
    }
    TextTable table = new TextTable("stream", "state", "checkpoint", "rows ever", "when");
    states.forEach(state -> addRows(table, state, checkpoints));
    List<String> lines = new ArrayList<>(table.lines());
    if (checkpoints.size() > 1) {
      lines.add("Earlier ones: " + session.hint("state", "show", name, "--history"));
    }
    return lines;
  }

  private static void addRows(TextTable table, JsonNode state, List<Checkpoint> checkpoints) {
    switch (state.path("type").asText()) {
      case "STREAM" -> addRow(table, state.path("stream"), checkpoints);
      case "GLOBAL" -> {
        table.row(row("(all)", state.at("/global/shared_state"), last(checkpoints, "")));
        state.at("/global/stream_states").forEach(one -> addRow(table, one, List.of()));
      }
      default -> table.row(row("(all)", state.path("data"), last(checkpoints, "")));
    }
  }

  private static void addRow(TextTable table, JsonNode stream, List<Checkpoint> checkpoints) {
    JsonNode descriptor = stream.path("stream_descriptor");
    String called =
        StreamText.of(
            Optional.ofNullable(descriptor.path("namespace").textValue()),
            descriptor.path("name").asText());
    table.row(row(called, stream.path("stream_state"), last(checkpoints, called)));
  }

  private static Object[] row(String stream, JsonNode state, Optional<Checkpoint> last) {
    return new Object[] {
      stream,
      Columns.cut(Columns.plain(state.toString()), STATE_COLUMNS),
      last.map(Checkpoint::id).map(String::valueOf).orElse(""),
      last.map(found -> Amounts.count(found.rowsEver())).orElse(""),
      last.map(StateShowCommand::when).orElse("")
    };
  }

  private static Optional<Checkpoint> last(List<Checkpoint> checkpoints, String stream) {
    return checkpoints.stream().filter(one -> stream(one).equals(stream)).findFirst();
  }

  private static String stream(Checkpoint checkpoint) {
    return checkpoint
        .streamName()
        .map(one -> StreamText.of(checkpoint.streamNamespace(), one))
        .orElse("");
  }

  private static String when(Checkpoint checkpoint) {
    return checkpoint.acknowledgedAt().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static List<String> history(List<Checkpoint> checkpoints) {
    TextTable table = new TextTable("checkpoint", "job", "stream", "rows", "when", "state");
    for (Checkpoint one : checkpoints) {
      table.row(
          one.id(),
          one.jobId(),
          one.streamName().isEmpty() ? "(all)" : stream(one),
          Amounts.count(one.rowCount()),
          when(one),
          Columns.cut(Columns.plain(one.state().toString()), STATE_COLUMNS));
    }
    return table.lines();
  }

  private void put(ObjectNode node, ArrayNode states, List<Checkpoint> checkpoints) {
    node.put("connection", name);
    node.set("states", states);
    ArrayNode all = node.putArray("checkpoints");
    for (Checkpoint one : checkpoints) {
      ObjectNode entry = all.addObject();
      entry.put("id", one.id()).put("job", one.jobId()).put("type", one.type().value());
      one.streamNamespace().ifPresent(namespace -> entry.put("namespace", namespace));
      one.streamName().ifPresent(stream -> entry.put("stream", stream));
      entry.set("state", one.state());
      entry.put("rows", one.rowCount()).put("rejected", one.rejectedCount());
      entry.put("acknowledged_at", one.acknowledgedAt().toString());
    }
  }
}
