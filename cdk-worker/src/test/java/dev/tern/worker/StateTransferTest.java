package dev.tern.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.cdk.state.SavedState;
import dev.tern.protocol.AirbyteStateMessage;
import dev.tern.protocol.AirbyteStateType;
import dev.tern.protocol.StreamDescriptor;
import dev.tern.worker.store.Checkpoint;
import dev.tern.worker.store.Connection;
import dev.tern.worker.store.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import org.jspecify.annotations.Nullable;

/** W23, and what a state is after any series of acknowledgements. */
class StateTransferTest {

  private static final Map<Database, Lab> LABS = new EnumMap<>(Database.class);

  @AfterContainer
  static void close() {
    LABS.values().forEach(Lab::close);
  }

  private static Lab lab(Database database) {
    return LABS.computeIfAbsent(
        database,
        kind -> {
          try {
            Lab lab = new Lab(kind.in(Files.createTempDirectory("states")));
            lab.connection();
            return lab;
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  @Property(tries = 60)
  void a_state_that_goes_out_comes_back_the_same(
      @ForAll Database database, @ForAll("states") SavedState saved) {
    Lab lab = lab(database);
    Connection connection = lab.worker.connections().all().get(0);
    JsonNode exported = StateMessages.json(saved);

    lab.worker.states().load(connection, exported);

    assertThat(lab.worker.states().of(connection)).isEqualTo(saved);
    assertThat(lab.worker.states().export(connection).toString()).isEqualTo(exported.toString());
  }

  @Property(tries = 30)
  void the_last_state_of_each_stream_is_the_one_that_counts(
      @ForAll Database database, @ForAll("acknowledgements") List<AirbyteStateMessage> states) {
    Lab lab = lab(database);
    Connection connection = lab.worker.connections().all().get(0);
    lab.worker.states().reset(connection);
    Map<StreamDescriptor, JsonNode> last = new HashMap<>();
    states.forEach(
        state ->
            last.put(state.getStream().getStreamDescriptor(), state.getStream().getStreamState()));
    last.values().removeIf(JsonNode::isNull);

    lab.sync(
        connection,
        (plan, journal) -> {
          states.forEach(state -> journal.commit(Told.acknowledged(state, 1)));
          return Told.succeeded();
        });

    assertThat(lab.worker.states().of(connection).streams()).isEqualTo(last);
    for (Checkpoint checkpoint : lab.worker.states().checkpoints(connection)) {
      lab.worker.states().rollback(connection, checkpoint);
      Optional<JsonNode> state =
          lab.worker.states().of(connection).of(checkpoint.stream().orElseThrow());
      assertThat(state).isEqualTo(Optional.of(checkpoint.state()).filter(blob -> !blob.isNull()));
    }
  }

  @Provide
  Arbitrary<SavedState> states() {
    Arbitrary<Map<StreamDescriptor, JsonNode>> streams =
        Arbitraries.maps(names(), blobs()).ofMinSize(1).ofMaxSize(5);
    return Arbitraries.of(AirbyteStateType.values())
        .flatMap(
            type ->
                switch (type) {
                  case STREAM -> streams.map(map -> saved(type, map, null, null));
                  case GLOBAL ->
                      Combinators.combine(streams, blobs().injectNull(0.2))
                          .as((map, shared) -> saved(type, map, shared, null));
                  case LEGACY -> blobs().map(blob -> saved(type, Map.of(), null, blob));
                });
  }

  private static SavedState saved(
      AirbyteStateType type,
      Map<StreamDescriptor, JsonNode> streams,
      @Nullable JsonNode shared,
      @Nullable JsonNode legacy) {
    return new SavedState(
        Optional.of(type), streams, Optional.ofNullable(shared), Optional.ofNullable(legacy));
  }

  @Provide
  Arbitrary<List<AirbyteStateMessage>> acknowledgements() {
    Arbitrary<StreamDescriptor> few =
        Arbitraries.of(Told.USERS, Told.TEAMS, Told.LOGS, Told.stream("", "users"));
    Arbitrary<String> blobs = blobs().map(JsonNode::toString).injectNull(0.1);
    return Combinators.combine(few, blobs)
        .as((stream, blob) -> Told.state(stream, blob == null ? "null" : blob))
        .list()
        .ofMaxSize(15);
  }

  private static Arbitrary<StreamDescriptor> names() {
    Arbitrary<String> names =
        Arbitraries.strings().excludeChars('\0').ofMinLength(1).ofMaxLength(5);
    return Combinators.combine(names.injectNull(0.3), names).as(Told::stream);
  }

  /** Blobs that end up as they were: numbers with all their digits, odd texts, any order. */
  private static Arbitrary<JsonNode> blobs() {
    Arbitrary<JsonNode> values =
        Arbitraries.oneOf(
            Arbitraries.strings().ofMaxLength(6).map(ProtocolJson.mapper()::<JsonNode>valueToTree),
            Arbitraries.of(
                    "1.10", "123456789012345678901234567890.00", "-0.0", "true", "null", "[]")
                .map(Lab::json));
    return Arbitraries.maps(Arbitraries.strings().ofMaxLength(4), values)
        .ofMinSize(1)
        .ofMaxSize(4)
        .map(ProtocolJson.mapper()::<JsonNode>valueToTree);
  }
}
