package dev.tern.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tern.cdk.error.ConfigException;
import dev.tern.protocol.AirbyteStream;
import dev.tern.protocol.ConfiguredAirbyteStream;
import dev.tern.protocol.DestinationSyncMode;
import dev.tern.protocol.SyncMode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CatalogSelectionTest {

  private static final AirbyteStream FREE =
      stream(
          """
          {"name": "users", "supported_sync_modes": ["full_refresh", "incremental"],
           "json_schema": {"properties": {"id": {}, "at": {}, "note": {}}}}
          """);
  private static final AirbyteStream FIXED =
      stream(
          """
          {"name": "users", "supported_sync_modes": ["full_refresh", "incremental"],
           "source_defined_cursor": true, "default_cursor_field": ["at"],
           "source_defined_primary_key": [["id"]],
           "json_schema": {"properties": {"id": {}, "at": {}, "note": {}}}}
          """);

  @Test
  void a_cursor_and_a_key_are_the_persons_where_the_source_has_none() {
    ConfiguredAirbyteStream stream =
        select(FREE, choice(List.of("at"), List.of(List.of("id")), Optional.empty()));

    assertThat(stream.getCursorField()).containsExactly("at");
    assertThat(stream.getPrimaryKey()).containsExactly(List.of("id"));
  }

  @Test
  void a_cursor_and_a_key_are_the_sources_where_it_has_them() {
    ConfiguredAirbyteStream stream =
        select(FIXED, choice(List.of("note"), List.of(), Optional.empty()));

    assertThat(stream.getCursorField()).containsExactly("at");
    assertThat(stream.getPrimaryKey()).containsExactly(List.of("id"));
  }

  @Test
  void what_is_missing_is_asked_for() {
    assertThatThrownBy(() -> select(FREE, choice(List.of(), List.of(), Optional.empty())))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "Stream 'users' has no cursor of its own: choose the field that grows with every"
                + " change (--cursor).");
    assertThatThrownBy(() -> select(FREE, choice(List.of("at"), List.of(), Optional.empty())))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "Stream 'users' has no primary key: choose one (--key), or do without deduplication.");
    assertThatThrownBy(() -> select(FREE, choice(List.of("aT"), List.of(), Optional.empty())))
        .isInstanceOf(ConfigException.class)
        .hasMessage("Stream 'users' has no field 'aT': choose one of [at, id, note].");
  }

  @Test
  void another_key_than_the_sources_is_refused() {
    assertThatThrownBy(
            () -> select(FIXED, choice(List.of(), List.of(List.of("note")), Optional.empty())))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("has the primary key [[id]] from its source");
  }

  @Test
  void a_cursor_and_a_key_cannot_be_left_out() {
    assertThatThrownBy(
            () -> select(FIXED, choice(List.of(), List.of(), Optional.of(Set.of("id", "note")))))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "Stream 'users' needs its field 'at' as cursor or key: choose that field, too.");
  }

  @Test
  void modes_that_one_side_does_not_know_are_refused() {
    StreamChoice choice = StreamChoice.of(FIXED, SyncMode.INCREMENTAL, DestinationSyncMode.APPEND);
    AirbyteStream whole =
        stream("{\"name\": \"users\", \"supported_sync_modes\": [\"full_refresh\"]}");

    assertThatThrownBy(() -> select(whole, choice))
        .isInstanceOf(ConfigException.class)
        .hasMessage("Stream 'users' cannot be read as incremental: choose one of [full_refresh].");
    assertThatThrownBy(
            () ->
                new CatalogSelection(FIXED, choice)
                    .configured(List.of(DestinationSyncMode.OVERWRITE)))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "Stream 'users' cannot be written as append: the destination knows [overwrite].");
  }

  @Test
  void new_rows_in_the_place_of_all_are_refused() {
    StreamChoice choice =
        StreamChoice.of(FIXED, SyncMode.INCREMENTAL, DestinationSyncMode.OVERWRITE);

    assertThatThrownBy(() -> select(FIXED, choice))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("cannot be read as incremental and written as overwrite");
  }

  private static StreamChoice choice(
      List<String> cursor, List<List<String>> key, Optional<Set<String>> fields) {
    return new StreamChoice(
        Told.USERS, SyncMode.INCREMENTAL, DestinationSyncMode.APPEND_DEDUP, cursor, key, fields);
  }

  private static ConfiguredAirbyteStream select(AirbyteStream offered, StreamChoice choice) {
    return new CatalogSelection(offered, choice).configured(List.of());
  }

  private static AirbyteStream stream(String json) {
    return Definitions.read(Lab.json(json), AirbyteStream.class);
  }
}
