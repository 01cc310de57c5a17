package dev.tern.worker;

import dev.tern.cdk.catalog.StreamNames;
import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.state.SavedState;
import dev.tern.protocol.AirbyteStateType;
import dev.tern.protocol.ConfiguredAirbyteCatalog;
import dev.tern.protocol.ConfiguredAirbyteStream;
import dev.tern.protocol.DestinationSyncMode;
import dev.tern.protocol.StreamDescriptor;
import dev.tern.protocol.SyncMode;
import dev.tern.worker.JobDesk.Begun;
import dev.tern.worker.StreamFate.Circumstances;
import dev.tern.worker.StreamFate.Wish;
import dev.tern.worker.store.AnewTable;
import dev.tern.worker.store.Connection;
import dev.tern.worker.store.ConnectionTable;
import dev.tern.worker.store.GenerationTable;
import dev.tern.worker.store.Job;
import dev.tern.worker.store.RefreshType;
import dev.tern.worker.store.StateTable;
import dev.tern.worker.sync.AttemptPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * What the next attempt of a job has to do: which streams begin anew, from which states the others
 * go on, and which rows go in the end (P16, P17).
 *
 * <p>It is decided and written in one transaction with the attempt's own row.
 */
final class AttemptPlanner {

  private final Room room;
  private final JobDesk desk;
  private final Ends ends;
  private final SyncRequest request;

  AttemptPlanner(Room room, JobDesk desk, Ends ends, SyncRequest request) {
    this.room = room;
    this.desk = desk;
    this.ends = ends;
    this.request = request;
  }

  /** An attempt that has begun, and its plan. */
  record Planned(Begun begun, AttemptPlan plan) {}

  Planned plan() {
    Connection connection =
        room.store()
            .transact(handle -> new ConnectionTable(handle).find(desk.connection().id()))
            .orElseThrow();
    List<ConfiguredAirbyteStream> streams = chosen(Connections.catalog(connection));
    boolean all = streams.size() == Connections.catalog(connection).getStreams().size();
    Ends.Pair pair = ends.of(connection, request.kind(), all);
    return room.store()
        .transact(
            handle -> {
              requireWhole(new StateTable(handle, connection.id()).load(), all);
              Begun begun = desk.begin(handle, request);
              wish(new AnewTable(handle, connection.id()), begun, streams);
              List<ConfiguredAirbyteStream> carried =
                  request.kind() == Job.Kind.REFRESH
                      ? Connections.catalog(connection).getStreams()
                      : streams;
              prepare(handle, begun, carried, pair.supportsRefreshes());
              AttemptPlan plan =
                  new AttemptPlan(
                      pair.source(),
                      pair.destination(),
                      new ConfiguredAirbyteCatalog().withStreams(carried),
                      StateMessages.of(new StateTable(handle, connection.id()).load()),
                      Connections.mapping(connection),
                      request.options());
              return new Planned(begun, plan);
            });
  }

  private List<ConfiguredAirbyteStream> chosen(ConfiguredAirbyteCatalog catalog) {
    List<ConfiguredAirbyteStream> all = catalog.getStreams();
    if (all.isEmpty()) {
      throw new ConfigException("No stream of the connection is selected: select one first.");
    }
    if (request.streams().isEmpty()) {
      return all;
    }
    Set<StreamDescriptor> wanted = new HashSet<>(request.streams());
    List<ConfiguredAirbyteStream> chosen =
        all.stream().filter(stream -> wanted.remove(StreamNames.of(stream))).toList();
    wanted.forEach(
        stream -> {
          throw new ConfigException(
              String.format(
                  "The connection has no stream %s: select it first, or name another.",
                  StreamNames.text(stream)));
        });
    return chosen;
  }

  /** A state that is one for all streams moves on for all, so that none may be left out. */
  private void requireWhole(SavedState saved, boolean all) {
    if (all || saved.type().isEmpty()) {
      return;
    }
    if (request.kind() != Job.Kind.SYNC) {
      States.requireParts(saved);
    } else if (saved.type().get() != AirbyteStateType.STREAM) {
      throw new ConfigException(
          String.format(
              "The state of this connection is %s, one for all streams: sync all of them.",
              saved.type().get()));
    }
  }

  private void wish(AnewTable wishes, Begun begun, List<ConfiguredAirbyteStream> streams) {
    if (!begun.first()) {
      return;
    }
    for (ConfiguredAirbyteStream stream : streams) {
      if (request.kind() == Job.Kind.RESET_CONNECTION) {
        wishes.reset(StreamNames.of(stream), room.now());
      }
      request.refresh().ifPresent(type -> wishes.refresh(StreamNames.of(stream), type, room.now()));
    }
  }

  /** Decides on every stream, and writes the decision into the catalog and the database. */
  private void prepare(
      Handle handle, Begun begun, List<ConfiguredAirbyteStream> streams, boolean refreshes) {
    GenerationTable generations = new GenerationTable(handle, desk.connection().id());
    AnewTable table = new AnewTable(handle, desk.connection().id());
    Map<StreamDescriptor, Wish> wishes = wishes(table, begun);
    List<StreamDescriptor> forgotten = new ArrayList<>();
    for (ConfiguredAirbyteStream stream : streams) {
      StreamDescriptor name = StreamNames.of(stream);
      Optional<Wish> wish = Optional.ofNullable(wishes.get(name));
      StreamFate fate =
          StreamFate.of(stream, new Circumstances(request.kind(), begun.first(), refreshes, wish));
      long generation = generations.current(name);
      if (fate.anew()) {
        boolean truncating = wish.filter(w -> w.type() == RefreshType.TRUNCATE).isPresent();
        generation = generations.begin(name, begun.job().id(), truncating, room.now());
        table.begun(name, generation, room.now());
        forgotten.add(name);
      }
      number(stream, begun, generation, fate.truncating() ? generation : 0);
    }
    new StateTable(handle, desk.connection().id()).forget(forgotten);
  }

  private void number(ConfiguredAirbyteStream stream, Begun begun, long generation, long minimum) {
    stream
        .withSyncId(begun.job().id())
        .withGenerationId(generation)
        .withMinimumGenerationId(minimum);
    if (request.kind() == Job.Kind.RESET_CONNECTION) {
      stream
          .withSyncMode(SyncMode.FULL_REFRESH)
          .withDestinationSyncMode(DestinationSyncMode.OVERWRITE);
    }
  }

  /** What is wanted and not done; a clear that was begun and failed still has rows to let go. */
  private Map<StreamDescriptor, Wish> wishes(AnewTable table, Begun begun) {
    boolean clearing = request.kind() == Job.Kind.RESET_CONNECTION && begun.first();
    Map<StreamDescriptor, Wish> wishes = new HashMap<>();
    table
        .refreshes()
        .forEach(
            (stream, refresh) ->
                wishes.put(
                    stream, new Wish(refresh.refreshType(), refresh.generationId().isPresent())));
    table.resets().forEach(stream -> wishes.put(stream, new Wish(RefreshType.TRUNCATE, !clearing)));
    return wishes;
  }
}
