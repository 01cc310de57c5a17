package dev.tern.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What becomes of fields that are absent, null or empty. */
class AbsentFieldsTest {

  @Test
  void a_new_struct_writes_nothing() throws Exception {
    for (Class<?> type : GeneratedStructs.classes()) {
      if (!type.isEnum()) {
        Object struct = type.getDeclaredConstructor().newInstance();

        assertThat(WireJson.MAPPER.writeValueAsString(struct)).isEqualTo("{}");
      }
    }
  }

  @Test
  void an_absent_sync_mode_stays_absent() throws IOException {
    String line = "{\"streams\":[{\"stream\":{\"name\":\"users\"}}]}";

    assertThat(WireJson.through(ConfiguredAirbyteCatalog.class, line)).isEqualTo(line);
  }

  @Test
  void a_null_of_a_known_field_leaves_as_absent() throws IOException {
    String line = "{\"name\":\"users\",\"namespace\":null}";

    assertThat(WireJson.through(StreamDescriptor.class, line)).isEqualTo("{\"name\":\"users\"}");
  }

  @Test
  void a_null_of_an_unknown_field_stays_null() throws IOException {
    String line = "{\"name\":\"users\",\"owner\":null}";

    assertThat(WireJson.through(StreamDescriptor.class, line)).isEqualTo(line);
  }

  @Test
  void a_null_stream_state_is_read_as_a_null_node_and_stays_null() throws IOException {
    String line = "{\"stream_descriptor\":{\"name\":\"users\"},\"stream_state\":null}";
    AirbyteStreamState state = WireJson.MAPPER.readValue(line, AirbyteStreamState.class);

    assertThat(state.getStreamState().isNull()).isTrue();
    assertThat(WireJson.MAPPER.writeValueAsString(state)).isEqualTo(line);
  }

  @Test
  void an_absent_stream_state_stays_absent() throws IOException {
    String line = "{\"stream_descriptor\":{\"name\":\"users\"}}";
    AirbyteStreamState state = WireJson.MAPPER.readValue(line, AirbyteStreamState.class);

    assertThat(state.getStreamState()).isNull();
    assertThat(WireJson.MAPPER.writeValueAsString(state)).isEqualTo(line);
  }

  @Test
  void an_empty_stream_state_is_a_state() throws IOException {
    String line = "{\"stream_descriptor\":{\"name\":\"users\"},\"stream_state\":{}}";
    AirbyteStreamState state = WireJson.MAPPER.readValue(line, AirbyteStreamState.class);

    assertThat(state.getStreamState()).isEqualTo(WireJson.MAPPER.createObjectNode());
    assertThat(WireJson.MAPPER.writeValueAsString(state)).isEqualTo(line);
  }

  @Test
  void both_spellings_of_the_state_type_are_written_when_both_are_set() throws IOException {
    AirbyteStateMessage state =
        new AirbyteStateMessage()
            .withStateType(AirbyteStateType.STREAM)
            .withType(AirbyteStateType.STREAM);

    assertThat(WireJson.MAPPER.writeValueAsString(state))
        .isEqualTo("{\"type\":\"STREAM\",\"state_type\":\"STREAM\"}");
  }

  @Test
  void a_config_does_not_show_in_the_text_of_its_struct() {
    ObjectNode config = WireJson.MAPPER.createObjectNode().put("password", "hunter2");
    AirbyteMessage message =
        new AirbyteMessage()
            .withControl(
                new AirbyteControlMessage()
                    .withConnectorConfig(
                        new AirbyteControlConnectorConfigMessage().withConfig(config)));

    assertThat(message.toString()).doesNotContain("hunter2");
  }
}
