package dev.tern.cdk.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.protocol.AirbyteStream;
import dev.tern.protocol.ConfiguredAirbyteCatalog;
import dev.tern.protocol.ConfiguredAirbyteStream;
import dev.tern.protocol.DestinationSyncMode;
import dev.tern.protocol.SyncMode;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogReaderTest {

  @Test
  void absent_modes_get_the_defaults_of_the_protocol() throws Exception {
    ConfiguredAirbyteStream stream =
        read("{'streams':[{'stream':{'name':'a'}}]}").getStreams().get(0);

    assertThat(stream.getSyncMode()).isEqualTo(SyncMode.FULL_REFRESH);
    assertThat(stream.getDestinationSyncMode()).isEqualTo(DestinationSyncMode.APPEND);
  }

  @Test
  void unknown_fields_are_kept() throws Exception {
    ConfiguredAirbyteCatalog catalog = read("{'streams':[{'stream':{'name':'a'},'x':1}],'y':2}");

    assertThat(catalog.getAdditionalProperties()).containsEntry("y", 2);
    assertThat(catalog.getStreams().get(0).getAdditionalProperties()).containsEntry("x", 1);
  }

  @Test
  void every_defect_says_where_it_is() {
    assertDefect(
        "{'type':'CATALOG','catalog':{'streams':[{'name':'a','json_schema':{}}]}}",
        "output of discover: wrap each stream as");
    assertDefect("{}", "no 'streams' array");
    assertDefect("{'streams':[{}]}", "/streams/0/stream");
    assertDefect("{'streams':[{'stream':{}}]}", "/streams/0/stream/name");
    assertDefect("{'streams':[{'name':'a','json_schema':{}}]}", "output of discover");
    assertDefect(
        "{'streams':[{'stream':{'name':'a'},'sync_mode':'FULL'}]}", "full_refresh, incremental");
    assertDefect(
        "{'streams':[{'stream':{'name':'a'},'destination_sync_mode':1}]}",
        "append, overwrite, append_dedup, update, soft_delete");
    assertDefect("{'streams':[{'stream':{'name':'a'}},{'stream':{'name':'a'}}]}", "'a' twice");
    assertDefect(
        "{'streams':[{'stream':{'name':'a','supported_sync_modes':['x']}}]}",
        "no configured catalog");
    assertDefect(
        "{'streams':[{'stream':{'name':'a'},'primary_key':[['id'],'id']}]}",
        "/streams/0/primary_key/1 has a value of the wrong kind.");
    assertDefect(
        "{'streams':[{'stream':{'name':'a','source_defined_cursor':[]}}]}",
        "/streams/0/stream/source_defined_cursor has a value of the wrong kind.");
  }

  @Test
  void no_defect_speaks_of_classes() {
    assertThatThrownBy(() -> read("{'streams':[{'stream':{'name':'a'},'cursor_field':5}]}"))
        .isInstanceOf(ConfigException.class)
        .hasMessageNotContainingAny("java.", "dev.tern", "Array");
  }

  @Test
  void a_missing_namespace_and_an_empty_one_are_two_streams() throws Exception {
    assertThat(
            read("{'streams':[{'stream':{'name':'a'}},{'stream':{'name':'a','namespace':''}}]}")
                .getStreams())
        .hasSize(2);
  }

  @Test
  void the_cursor_is_resolved_in_the_order_of_the_protocol() {
    AirbyteStream own = offered(true, List.of("own"));
    AirbyteStream byDefault = offered(false, List.of("default"));
    AirbyteStream none = offered(false, List.of());

    assertThat(StreamChecks.resolveCursor(configured(List.of("mine")), own)).containsExactly("own");
    assertThat(StreamChecks.resolveCursor(configured(List.of("mine")), byDefault))
        .containsExactly("mine");
    assertThat(StreamChecks.resolveCursor(configured(List.of()), byDefault))
        .containsExactly("default");
    assertThat(StreamChecks.resolveCursor(configured(List.of()), offered(true, List.of())))
        .isEmpty();
    assertThatThrownBy(() -> StreamChecks.resolveCursor(configured(List.of()), none))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "Stream 'a' is incremental and has no cursor. Set 'cursor_field' in the catalog.");
  }

  @Test
  void a_mode_the_source_does_not_have_is_refused() {
    AirbyteStream fullOnly =
        new AirbyteStream().withName("a").withSupportedSyncModes(List.of(SyncMode.FULL_REFRESH));

    assertThatThrownBy(() -> StreamChecks.requireSupported(configured(List.of()), fullOnly))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "Stream 'a' cannot be read in sync mode 'incremental'. Use one of: full_refresh.");
  }

  @Test
  void a_mode_the_destination_does_not_have_is_refused() {
    ConfiguredAirbyteStream stream =
        configured(List.of()).withDestinationSyncMode(DestinationSyncMode.OVERWRITE);

    assertThatThrownBy(
            () -> StreamChecks.requireSupported(stream, EnumSet.of(DestinationSyncMode.APPEND)))
        .hasMessageContaining("'overwrite'")
        .hasMessageContaining("Use one of: append.");
  }

  @Test
  void a_mode_that_needs_a_key_has_one() {
    ConfiguredAirbyteStream stream =
        configured(List.of()).withDestinationSyncMode(DestinationSyncMode.APPEND_DEDUP);
    EnumSet<DestinationSyncMode> all = EnumSet.allOf(DestinationSyncMode.class);

    assertThatThrownBy(() -> StreamChecks.requireSupported(stream, all))
        .hasMessageContaining("no primary key");
    StreamChecks.requireSupported(stream.withPrimaryKey(List.of(List.of("id"))), all);
  }

  private static AirbyteStream offered(boolean own, List<String> cursor) {
    return new AirbyteStream()
        .withName("a")
        .withSourceDefinedCursor(own)
        .withDefaultCursorField(cursor);
  }

  private static ConfiguredAirbyteStream configured(List<String> cursor) {
    return new ConfiguredAirbyteStream()
        .withStream(new AirbyteStream().withName("a"))
        .withSyncMode(SyncMode.INCREMENTAL)
        .withCursorField(cursor);
  }

  private static void assertDefect(String catalog, String words) {
    assertThatThrownBy(() -> read(catalog))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(words);
  }

  private static ConfiguredAirbyteCatalog read(String json) throws JsonProcessingException {
    return CatalogReader.read(ProtocolJson.mapper().readTree(json.replace('\'', '"')));
  }
}
