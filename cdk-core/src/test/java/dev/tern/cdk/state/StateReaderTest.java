package dev.tern.cdk.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.protocol.AirbyteStateType;
import dev.tern.protocol.StreamDescriptor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StateReaderTest {

  private static final StreamDescriptor A = new StreamDescriptor().withName("a");

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "{}", "[{}]"})
  void nothing_in_every_form_is_no_state(String text) throws Exception {
    assertThat(read(text)).isEqualTo(SavedState.none());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'type':'CATALOG','catalog':{'streams':[]}} | holds a CATALOG message, not a state.",
        "{'type':'SPEC','spec':{'x':1}} | holds a SPEC message, not a state.",
        "{'type':'CONNECTION_STATUS','connectionStatus':{}} | holds a CONNECTION_STATUS message",
        "[{'type':'RECORD','record':{'stream':'a'}}] | holds a RECORD message, not a state.",
        "{'streams':[{'stream':{'name':'a'}}]} | holds a catalog, not a state.",
        "{'streams':[{'name':'a','json_schema':{}}]} | holds a catalog, not a state."
      })
  void something_else_is_never_taken_for_a_state(String text, String problem) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(problem);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{'type':'RECORD'}", "{'streams':[]}", "{'streams':{'a':1}}"})
  void a_legacy_blob_may_use_the_same_words(String text) throws Exception {
    assertThat(read(text).legacy()).contains(json(text));
  }

  @Test
  void stream_states_are_kept_by_name_and_namespace() throws Exception {
    SavedState state =
        read(
            "[{'type':'STREAM','stream':{'stream_descriptor':{'name':'a'},'stream_state':{'x':1}}},"
                + "{'type':'STREAM','stream':{'stream_descriptor':{'name':'a','namespace':''},"
                + "'stream_state':{'x':2}}}]");

    assertThat(state.type()).contains(AirbyteStateType.STREAM);
    assertThat(state.of(A)).contains(json("{'x':1}"));
    assertThat(state.of(new StreamDescriptor().withName("a").withNamespace("")))
        .contains(json("{'x':2}"));
  }

  @Test
  void null_and_absent_are_resets_and_an_empty_object_is_a_state() throws Exception {
    assertThat(read(stream(",'stream_state':null")).of(A)).isEmpty();
    assertThat(read(stream("")).of(A)).isEmpty();
    assertThat(read(stream(",'stream_state':{}")).of(A)).contains(json("{}"));
  }

  @Test
  void the_name_of_the_protocol_document_is_read_too() throws Exception {
    assertThat(
            read("[{'state_type':'STREAM','stream':{'stream_descriptor':{'name':'a'},'stream_state':{}}}]")
                .type())
        .contains(AirbyteStateType.STREAM);
  }

  @Test
  void two_names_that_disagree_are_an_error() {
    assertUnreadable(
        "[{'type':'GLOBAL','state_type':'STREAM','stream':{'stream_descriptor':{'name':'a'}}}]");
  }

  @Test
  void a_global_state_has_a_shared_part_and_streams() throws Exception {
    SavedState state =
        read(
            "[{'type':'GLOBAL','global':{'shared_state':{'lsn':'7'},'stream_states':["
                + "{'stream_descriptor':{'name':'a'},'stream_state':{'x':1}},"
                + "{'stream_descriptor':{'name':'b'},'stream_state':null}]}}]");

    assertThat(state.type()).contains(AirbyteStateType.GLOBAL);
    assertThat(state.shared()).contains(json("{'lsn':'7'}"));
    assertThat(state.streams()).containsOnlyKeys(A);
  }

  @Test
  void a_legacy_blob_comes_bare_or_in_its_message() throws Exception {
    JsonNode blob = json("{'cursor':5}");

    assertThat(read("{'cursor':5}").legacy()).contains(blob);
    assertThat(read("{'type':'LEGACY','data':{'cursor':5}}").legacy()).contains(blob);
    assertThat(read("[{'data':{'cursor':5}}]").legacy()).contains(blob);
    assertThat(read("{'cursor':5}").type()).contains(AirbyteStateType.LEGACY);
  }

  @Test
  void a_single_state_and_a_whole_message_are_taken_as_well() throws Exception {
    String state =
        "{'type':'STREAM','stream':{'stream_descriptor':{'name':'a'},'stream_state':{'x':1}}}";

    assertThat(read(state).of(A)).contains(json("{'x':1}"));
    assertThat(read("{'type':'STATE','state':" + state + "}").of(A)).contains(json("{'x':1}"));
  }

  @Test
  void of_several_lines_the_last_one_counts() throws Exception {
    assertThat(
            read(stream(",'stream_state':{'x':1}") + "\n" + stream(",'stream_state':{'x':2}"))
                .of(A))
        .contains(json("{'x':2}"));
  }

  @Test
  void numbers_keep_their_digits() throws Exception {
    assertThat(read(stream(",'stream_state':{'x':1.10}")).of(A).orElseThrow().toString())
        .isEqualTo("{\"x\":1.10}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5",
        "'text'",
        "[1]",
        "[{'type':'STREAM','stream':{}}]",
        "[{'type':'FOO','stream':{'stream_descriptor':{'name':'a'}}}]",
        "[{'type':'STREAM','stream':{'stream_descriptor':{'name':'a'}}},"
            + "{'type':'GLOBAL','global':{'stream_states':[]}}]"
      })
  void what_is_no_state_is_refused(String text) {
    assertUnreadable(text);
  }

  private static void assertUnreadable(String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("The state cannot be understood: ")
        .hasMessageContaining("reset the connection");
  }

  private static String stream(String state) {
    return "{'type':'STREAM','stream':{'stream_descriptor':{'name':'a'}" + state + "}}";
  }

  private static SavedState read(String text) throws JsonProcessingException {
    List<JsonNode> values = new ArrayList<>();
    for (String line : text.lines().toList()) {
      values.add(json(line));
    }
    return StateReader.read(values);
  }

  private static JsonNode json(String text) throws JsonProcessingException {
    return ProtocolJson.mapper().readTree(text.replace('\'', '"'));
  }
}
