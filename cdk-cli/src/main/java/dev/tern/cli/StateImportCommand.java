package dev.tern.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.catalog.StreamNames;
import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.spec.NearestName;
import dev.tern.cdk.state.SavedState;
import dev.tern.protocol.StreamDescriptor;
import dev.tern.worker.Connections;
import dev.tern.worker.States;
import dev.tern.worker.store.Connection;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Puts a state in the place of the one a connection has. */
@Command(description = "Put a state in the place of the one that is there")
final class StateImportCommand extends WorkerCommand {

  @Parameters(index = "0", paramLabel = "CONNECTION", description = "its name")
  private String name = "";

  @Parameters(index = "1", paramLabel = "FILE", description = "what 'state export' printed")
  private Path file = Path.of("");

  @Mixin private final Consent consent = new Consent();

  StateImportCommand(Surroundings around) {
    super(around);
  }

  @Override
  int run(Session session) {
    Connection connection = session.connection(name);
    JsonNode state = new JsonFile(file, session.around()).read();
    requireStreams(session, connection, States.read(state));
    String effect =
        "The state of '%s' will be replaced; the next sync goes on where the new one says.";
    boolean there = !session.worker().states().export(connection).isEmpty();
    if (there && !consent.given(session, effect.formatted(connection.name()))) {
      return ExitCode.FAILED;
    }
    session.worker().states().load(connection, state);
    int count = session.worker().states().export(connection).size();
    session
        .answer()
        .give(
            node -> node.put("connection", connection.name()).put("states", count),
            () -> List.of("Imported " + count + (count == 1 ? " state." : " states.")));
    return ExitCode.DONE;
  }

  /** A stream that is left out for now may still have its state. */
  private static void requireStreams(Session session, Connection connection, SavedState state) {
    Set<StreamDescriptor> known = new LinkedHashSet<>();
    Connections.catalog(connection).getStreams().stream().map(StreamNames::of).forEach(known::add);
    known.addAll(session.worker().states().of(connection).streams().keySet());
    state.streams().keySet().stream()
        .filter(stream -> !known.contains(stream))
        .map(StreamText::of)
        .sorted()
        .findFirst()
        .ifPresent(
            stream -> {
              throw foreign(stream, connection, known.stream().map(StreamText::of).toList());
            });
  }

  private static ConfigException foreign(String stream, Connection connection, List<String> known) {
    return new ConfigException(
        "The state is of stream '%s', which connection '%s' does not have: import it where it is from, or select the stream first.%s"
            .formatted(
                stream,
                connection.name(),
                NearestName.find(stream, known)
                    .map(near -> " Did you mean '" + near + "'?")
                    .orElse("")));
  }
}
