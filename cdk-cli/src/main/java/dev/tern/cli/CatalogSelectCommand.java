package dev.tern.cli;

import dev.tern.cdk.catalog.StreamNames;
import dev.tern.protocol.AirbyteStream;
import dev.tern.protocol.ConfiguredAirbyteCatalog;
import dev.tern.protocol.DestinationSyncMode;
import dev.tern.protocol.StreamDescriptor;
import dev.tern.worker.Connections;
import dev.tern.worker.StreamChoice;
import dev.tern.worker.Worker;
import dev.tern.worker.store.Connection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Chooses streams of a connection: which go along, and how. */
@Command(description = "Choose which streams of a connection go along, and how")
final class CatalogSelectCommand extends WorkerCommand {

  private static final String ALL = "*";

  @Spec private CommandSpec spec = CommandSpec.create(); // picocli puts its own there

  @Parameters(index = "0", paramLabel = "CONNECTION", description = "its name")
  private String name = "";

  @Parameters(
      index = "1",
      paramLabel = "STREAMS",
      defaultValue = ALL,
      description = "names with commas between them; * stands for any letters")
  private String patterns = ALL;

  @Option(names = "--leave-out", description = "they do not go along any more")
  private boolean leaveOut;

  @Mixin private final SelectionOptions selection = new SelectionOptions();
  @Mixin private final CatalogFileOption catalog = new CatalogFileOption();

  CatalogSelectCommand(Surroundings around) {
    super(around);
  }

  @Override
  int run(Session session) {
    catalog.requireAlone(spec, selection.any() || leaveOut || !patterns.equals(ALL));
    Connection connection = session.connection(name);
    List<StreamChoice> choices =
        catalog.choices(session.around()).orElseGet(() -> choices(session.worker(), connection));
    Connection selected = session.worker().connections().select(connection, choices);
    tellUnused(session, Connections.catalog(selected));
    new Reselected(session, connection, selected).lines().forEach(session.around().err()::println);
    session
        .answer()
        .give(selected.catalog(), () -> CatalogTable.configured(Connections.catalog(selected)));
    return ExitCode.DONE;
  }

  private void tellUnused(Session session, ConfiguredAirbyteCatalog selected) {
    Globs named = new Globs(patterns);
    selected.getStreams().stream()
        .filter(stream -> named.picks(StreamNames.of(stream)))
        .flatMap(stream -> selection.unusedCursor(stream).stream())
        .forEach(session.around().err()::println);
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
    List<DestinationSyncMode> modes = worker.connections().modes(connection);
    for (StreamDescriptor name : new Globs(patterns).of(known)) {
      AirbyteStream stream = offered.get(name);
      if (leaveOut) {
        chosen.remove(name);
      } else if (stream != null) {
        StreamChoice before = chosen.get(name);
        chosen.put(
            name,
            before == null
                ? selection.begin(stream, modes)
                : selection.change(before, stream, modes));
      }
    }
    return List.copyOf(chosen.values());
  }
}
