package dev.tern.worker.connector;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.catalog.StreamNames;
import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.message.Messages;
import dev.tern.cdk.state.SavedState;
import dev.tern.cdk.state.StateReader;
import dev.tern.protocol.AirbyteGlobalState;
import dev.tern.protocol.AirbyteStateMessage;
import dev.tern.protocol.AirbyteStateType;
import dev.tern.protocol.AirbyteStreamState;
import dev.tern.protocol.AirbyteStreamStatus;
import dev.tern.protocol.StreamDescriptor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A source without records, {@code clear:}. It starts every stream of the catalog, says that its
 * state is null, and completes it: what the destination has of it goes, and the next sync starts
 * from the beginning (P20).
 *
 * <p>It keeps to the kind of state it is given. Of a GLOBAL state the shared part is kept as long
 * as a stream stays; of a LEGACY state nobody knows what belongs to a stream, so it goes whole or
 * not at all: the option {@code all} says that the catalog has every stream of the connection.
 */
final class ClearSource extends BuiltIn {

  @Override
  void work(Call call) throws Exception {
    if (!call.command().equals("read")) {
      throw unknown(call);
    }
    Set<StreamDescriptor> streams = new LinkedHashSet<>();
    call.catalog().getStreams().forEach(stream -> streams.add(StreamNames.of(stream)));
    SavedState saved = saved(call);
    AirbyteStateType type = saved.type().orElse(AirbyteStateType.STREAM);
    if (type == AirbyteStateType.LEGACY && !call.config().path("all").asBoolean(true)) {
      throw new ConfigException(
          "The state of this connection is LEGACY: it is one for all streams, and a part of it"
              + " cannot be cleared. Clear all streams.");
    }
    streams.forEach(stream -> status(call, stream, AirbyteStreamStatus.STARTED));
    switch (type) {
      case STREAM -> streams.forEach(stream -> state(call, cleared(stream)));
      case GLOBAL -> state(call, global(saved, streams));
      case LEGACY ->
          state(
              call, new AirbyteStateMessage().withType(AirbyteStateType.LEGACY).withData(empty()));
    }
    streams.forEach(stream -> status(call, stream, AirbyteStreamStatus.COMPLETE));
  }

  private static SavedState saved(Call call) throws IOException {
    JsonNode state = call.state();
    return state.isMissingNode() ? SavedState.none() : StateReader.read(List.of(state));
  }

  private static void status(Call call, StreamDescriptor stream, AirbyteStreamStatus status) {
    call.out().write(Messages.streamStatus(stream, status));
  }

  private static void state(Call call, AirbyteStateMessage state) {
    AirbyteStateType type = state.getType();
    call.out().write(Messages.state(state.withStateType(type)));
  }

  private static AirbyteStateMessage cleared(StreamDescriptor stream) {
    return new AirbyteStateMessage()
        .withType(AirbyteStateType.STREAM)
        .withStream(new AirbyteStreamState().withStreamDescriptor(stream));
  }

  private static AirbyteStateMessage global(SavedState saved, Set<StreamDescriptor> cleared) {
    List<AirbyteStreamState> states = new ArrayList<>();
    cleared.forEach(stream -> states.add(new AirbyteStreamState().withStreamDescriptor(stream)));
    saved
        .streams()
        .forEach(
            (stream, state) -> {
              if (!cleared.contains(stream)) {
                states.add(
                    new AirbyteStreamState().withStreamDescriptor(stream).withStreamState(state));
              }
            });
    boolean all = cleared.containsAll(saved.streams().keySet());
    return new AirbyteStateMessage()
        .withType(AirbyteStateType.GLOBAL)
        .withGlobal(
            new AirbyteGlobalState()
                .withStreamStates(states)
                .withSharedState(all ? null : saved.shared().orElse(null)));
  }
}
