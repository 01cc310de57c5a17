package dev.tern.cli;

import dev.tern.cdk.catalog.StreamNames;
import dev.tern.protocol.AirbyteStream;
import dev.tern.protocol.DestinationSyncMode;
import dev.tern.protocol.StreamDescriptor;
import dev.tern.worker.Connections;
import dev.tern.worker.StreamChoice;
import dev.tern.worker.Worker;
import dev.tern.worker.store.Actor;
import dev.tern.worker.store.Connection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    Map<StreamDescriptor, AirbyteStream> offered = new LinkedHashMap<>();
    worker
        .catalogs()
        .discoverAnew(worker.actors().require(connection.sourceId()))
        .catalog()
        .getStreams()
        .forEach(stream -> offered.put(StreamNames.of(stream), stream));
    Set<StreamDescriptor> known = new LinkedHashSet<>(offered.keySet());
    known.addAll(chosen.keySet());
    List<DestinationSyncMode> modes = modes(worker, connection);
    for (StreamDescriptor name : new Globs(patterns).of(known)) {
      AirbyteStream stream = offered.get(name);
      if (leaveOut) {
        chosen.remove(name);
      } else if (chosen.containsKey(name)) {
        chosen.computeIfPresent(name, (key, before) -> selection.apply(before));
      } else if (stream != null) {
        chosen.put(name, selection.begin(stream, modes));
      }
    }
    return List.copyOf(chosen.values());
  }

  private static List<DestinationSyncMode> modes(Worker worker, Connection connection) {
    Actor destination = worker.actors().require(connection.destinationId());
    List<DestinationSyncMode> modes = new ArrayList<>();
    worker
        .definitions()
        .require(destination.actorDefinitionId())
        .spec()
        .path("supported_destination_sync_modes")
        .forEach(mode -> modes.add(DestinationSyncMode.fromValue(mode.asText())));
    return modes;
  }
}
