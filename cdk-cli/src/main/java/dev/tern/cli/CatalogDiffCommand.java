package dev.tern.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.worker.CatalogDiff;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Asks the source what has changed since a connection was configured. */
@Command(description = "Ask the source what has changed since a connection was configured")
final class CatalogDiffCommand extends WorkerCommand {

  @Parameters(paramLabel = "CONNECTION", description = "its name")
  private String name = "";

  CatalogDiffCommand(Surroundings around) {
    super(around);
  }

  @Override
  int run(Session session) {
    CatalogDiff diff = session.worker().catalogs().diff(session.connection(name));
    session.answer().give(node -> put(node, diff), () -> lines(session, diff));
    return ExitCode.DONE;
  }

  private List<String> lines(Session session, CatalogDiff diff) {
    if (diff.changes().isEmpty()) {
      return List.of("Nothing has changed.");
    }
    List<String> lines = new ArrayList<>();
    diff.changes().forEach(change -> lines.add("  " + change));
    lines.add(
        diff.breaking()
            ? "The connection cannot go on like this. Choose anew: "
                + session.hint("catalog", "select", name)
            : "Syncs go on. To take the changes over: "
                + session.hint("catalog", "select", name, "*"));
    return lines;
  }

  private static void put(ObjectNode node, CatalogDiff diff) {
    node.put("breaking", diff.breaking());
    ArrayNode changes = node.putArray("changes");
    for (CatalogDiff.Change change : diff.changes()) {
      ObjectNode one = changes.addObject();
      one.put("change", change.kind().name().toLowerCase(Locale.ROOT));
      Optional.ofNullable(change.stream().getNamespace())
          .ifPresent(namespace -> one.put("namespace", namespace));
      one.put("stream", change.stream().getName());
      if (!change.field().isEmpty()) {
        change.field().forEach(one.putArray("field")::add);
      }
      one.put("breaking", change.breaking());
    }
  }
}
