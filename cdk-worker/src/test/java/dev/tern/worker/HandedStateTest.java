package dev.tern.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.message.ProtocolJson;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HandedStateTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{}",
        "{'anything':1}",
        "[{'type':'STREAM','stream':{'stream_descriptor':{'name':'a'},'stream_state':{'c':1}}}]",
        "[{'state_type':'STREAM','stream':{'stream_descriptor':{'name':'a'}}}]",
        "[{'type':'GLOBAL','global':{'stream_states':[]}}]",
        "[{'type':'LEGACY','data':{'a':1}}]",
        "[{'type':'STATE','state':{'data':{'a':1}}}]"
      })
  void a_whole_state_goes_on(String text) throws Exception {
    JsonNode state = json(text);

    assertThat(new HandedState(state).requireWhole()).isEqualTo(state);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type':'WAT'}",
        "{'type':'STREAM'}",
        "{'type':'STREAM','stream':{'stream_state':{}}}",
        "{'type':'STREAM','stream':{'stream_descriptor':{'name':'a'},'stream_state':5}}",
        "{'type':'GLOBAL'}",
        "7"
      })
  void a_damaged_one_takes_the_place_of_nothing(String message) throws Exception {
    HandedState handed = new HandedState(json("[{'data':{}}," + message + "]"));

    assertThatThrownBy(handed::requireWhole)
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("Message 2 of the state is damaged or of no known type");
  }

  private static JsonNode json(String text) throws IOException {
    return ProtocolJson.mapper().readTree(text.replace('\'', '"'));
  }
}
