package dev.tern.cli;

import dev.tern.cdk.catalog.StreamNames;
import dev.tern.protocol.AirbyteCatalog;
import dev.tern.protocol.StreamDescriptor;
import dev.tern.worker.Connections;
import dev.tern.worker.StreamChoice;
import dev.tern.worker.Worker;
import dev.tern.worker.store.Connection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Chooses streams of a connection: which go along, and how. */
@Command(description = "Choose which streams of a connection go along, and how")
final class CatalogSelectCommand extends WorkerCommand {

  @Parameters(index = "0", paramLabel = "CONNECTION", description = "its name")
  private String name = "";

  @Parameters(
      index = "1",
      paramLabel = "STREAMS",
      defaultValue = "*",
      description = "names with commas between them; * stands for any letters")
  private String patterns = "*";

  @Option(names = "--leave-out", description = "they do not go along any more")
  private boolean leaveOut;

  @Mixin private final SelectionOptions selection = new SelectionOptions();
  @Mixin private final CatalogFileOption catalog = new CatalogFileOption();

  CatalogSelectCommand(Surroundings around) {
    super(around);
  }

  @Override
  int run(Session session) {
    Connection connection = session.connection(name);
    List<StreamChoice> choices =
        catalog.choices(session.around()).orElseGet(() -> choices(session.worker(), connection));
    Connection selected = session.worker().connections().select(connection, choices);
    session
        .answer()
        .give(selected.catalog(), () -> CatalogTable.configured(Connections.catalog(selected)));
    return ExitCode.DONE;
  }

  private List<StreamChoice> choices(Worker worker, Connection connection) {
    Map<StreamDescriptor, StreamChoice> chosen = new LinkedHashMap<>();
    worker.connections().choices(connection).forEach(one -> chosen.put(one.stream(), one));
    AirbyteCatalog offered =
        worker.catalogs().discoverAnew(worker.actors().require(connection.sourceId())).catalog();
    List<StreamDescriptor> known =
        new ArrayList<>(offered.getStreams().stream().map(StreamNames::of).toList());
    chosen.keySet().stream().filter(stream -> !known.contains(stream)).forEach(known::add);
    for (StreamDescriptor stream : new Globs(patterns).of(known)) {
      if (leaveOut) {
        chosen.remove(stream);
      } else {
        chosen.put(
            stream,
            Optional.ofNullable(chosen.get(stream))
                .map(selection::apply)
                .orElseGet(() -> selection.begin(offered, stream)));
      }
    }
    return List.copyOf(chosen.values());
  }
}
