package dev.tern.protocol.migration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.protocol.types.Json;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an older platform gets to see. */
final class VersionDowngradeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "0.7.0 | {'type':'TRACE','trace':{'type':'ERROR','error':{'message':'m','failure_type':'transient_error'}}}"
            + "| {'type':'TRACE','trace':{'type':'ERROR','error':{'message':'m','failure_type':'system_error'}}}",
        "0.3.3 | {'type':'TRACE','trace':{'type':'STREAM_STATUS','stream_status':{'status':'COMPLETE'}}}"
            + "| {'type':'TRACE','trace':{'type':'STREAM_STATUS','stream_status':{'status':'STOPPED','success':true}}}",
        "0.3.3 | {'type':'TRACE','trace':{'type':'STREAM_STATUS','stream_status':{'status':'STARTED'}}}"
            + "| {'type':'TRACE','trace':{'type':'STREAM_STATUS','stream_status':{'status':'STARTED'}}}",
        "0.14.0 | {'type':'RECORD','record':{'meta':{'changes':[{'reason':'DESTINATION_TYPECAST_ERROR'}]}}}"
            + "| {'type':'RECORD','record':{'meta':{'changes':[{'reason':'DESTINATION_SERIALIZATION_ERROR'}]}}}",
        "0.15.0 | {'type':'SPEC','spec':{'protocol_version':'1.0.0','supported_destination_sync_modes':['append','update']}}"
            + "| {'type':'SPEC','spec':{'protocol_version':'0.15.0','supported_destination_sync_modes':['append']}}",
        "0.1.1 | {'type':'STATE','state':{'type':'STREAM','stream':{},'data':{'a':1}}} | {'type':'STATE','state':{'data':{'a':1}}}",
        "0.3.2 | {'type':'CATALOG','catalog':{'streams':[{'json_schema':{'$ref':'WellKnownTypes.json#/definitions/Date'}}]}}"
            + "| {'type':'CATALOG','catalog':{'streams':[{'json_schema':{'type':'string','format':'date'}}]}}",
        "0.2.0 | {'type':'LOG','log':{'level':'INFO','message':'m'},'new':1} | {'type':'LOG','log':{'level':'INFO','message':'m'},'new':1}",
      })
  void values_a_platform_does_not_know_are_replaced(
      ProtocolVersionText platform, String message, String expected) {
    assertThat(new VersionDowngrade(platform.version()).message(Json.object(message)))
        .contains(Json.object(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "0.0.2 | {'type':'TRACE','trace':{'type':'ERROR'}}",
        "0.3.1 | {'type':'TRACE','trace':{'type':'ESTIMATE'}}",
        "0.3.2 | {'type':'TRACE','trace':{'type':'STREAM_STATUS'}}",
        "0.4.1 | {'type':'TRACE','trace':{'type':'ANALYTICS'}}",
        "0.3.0 | {'type':'CONTROL'}",
        "0.15.0 | {'type':'DESTINATION_CATALOG'}",
        "0.1.1 | {'type':'STATE','state':{'type':'STREAM','stream':{}}}",
      })
  void messages_a_platform_cannot_read_are_held_back(ProtocolVersionText platform, String message) {
    assertThat(new VersionDowngrade(platform.version()).message(Json.object(message))).isEmpty();
  }

  @Test
  void a_current_platform_gets_everything_and_the_input_stays() {
    ObjectNode message =
        Json.object(
            "{'type':'TRACE','trace':{'type':'ERROR','error':{'failure_type':'transient_error'}}}");

    assertThat(new VersionDowngrade(ProtocolVersion.CURRENT).message(message)).contains(message);
    assertThat(new VersionDowngrade(ProtocolVersion.DEFAULT).message(message))
        .isNotEqualTo(Optional.of(message));
    assertThat(message.at("/trace/error/failure_type").asText()).isEqualTo("transient_error");
  }

  @Test
  void a_configured_catalog_loses_new_sync_modes() {
    ObjectNode catalog =
        Json.object("{'streams':[{'destination_sync_mode':'soft_delete','stream':{'name':'a'}}]}");

    assertThat(
            new VersionDowngrade(ProtocolVersion.DEFAULT)
                .configuredCatalog(catalog)
                .at("/streams/0/destination_sync_mode")
                .asText())
        .isEqualTo("append");
    assertThat(new VersionDowngrade(ProtocolVersion.CURRENT).configuredCatalog(catalog))
        .isEqualTo(catalog);
  }

  /** A version as JUnit builds it from a word of the tables above. */
  record ProtocolVersionText(ProtocolVersion version) {
    static ProtocolVersionText of(String text) {
      return new ProtocolVersionText(ProtocolVersion.find(text).orElseThrow());
    }
  }
}
