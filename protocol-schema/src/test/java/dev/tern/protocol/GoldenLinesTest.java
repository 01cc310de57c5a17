package dev.tern.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What comes in goes out: every golden line keeps its meaning on the way through its struct. */
class GoldenLinesTest {

  @ParameterizedTest
  @MethodSource("dev.tern.protocol.GoldenLines#messages")
  void a_message_that_is_read_and_written_means_the_same(String line) throws IOException {
    String out = WireJson.through(AirbyteMessage.class, line);

    assertThat(JsonMeaning.of(out)).isEqualTo(JsonMeaning.of(line));
    assertThat(out).startsWith("{\"type\":").doesNotContain("\n");
  }

  @ParameterizedTest
  @MethodSource("dev.tern.protocol.GoldenLines#configuredCatalogs")
  void a_configured_catalog_that_is_read_and_written_means_the_same(String line)
      throws IOException {
    String out = WireJson.through(ConfiguredAirbyteCatalog.class, line);

    assertThat(JsonMeaning.of(out)).isEqualTo(JsonMeaning.of(line));
  }

  @Test
  void writing_again_changes_nothing() throws IOException {
    for (String line : GoldenLines.messages()) {
      String once = WireJson.through(AirbyteMessage.class, line);

      assertThat(WireJson.through(AirbyteMessage.class, once)).isEqualTo(once);
    }
  }

  @Test
  void equal_lines_are_equal_structs() throws IOException {
    for (String line : GoldenLines.messages()) {
      AirbyteMessage first = WireJson.MAPPER.readValue(line, AirbyteMessage.class);
      AirbyteMessage second = WireJson.MAPPER.readValue(line, AirbyteMessage.class);

      assertThat(first).isEqualTo(second).hasSameHashCodeAs(second);
    }
  }

  @Test
  void every_kind_of_message_has_a_golden_line() throws IOException {
    TreeSet<String> kinds = new TreeSet<>();
    for (String line : GoldenLines.messages()) {
      AirbyteMessage message = WireJson.MAPPER.readValue(line, AirbyteMessage.class);
      kinds.add(message.getType().value());
    }

    assertThat(kinds).hasSameSizeAs(AirbyteMessage.Type.values());
  }

  @Test
  void every_field_of_every_struct_stands_in_some_golden_line() throws IOException {
    FilledFields filled = new FilledFields();
    for (String line : GoldenLines.messages()) {
      filled.add(WireJson.MAPPER.readValue(line, AirbyteMessage.class));
    }
    for (String line : GoldenLines.configuredCatalogs()) {
      filled.add(WireJson.MAPPER.readValue(line, ConfiguredAirbyteCatalog.class));
    }
    List<String> wanted = new ArrayList<>();
    for (ProtocolField field : ProtocolTable.fields()) {
      wanted.add(field.struct() + "." + field.name());
    }
    wanted.remove("AirbyteStateBlob.*");

    assertThat(filled.names()).containsExactlyInAnyOrderElementsOf(wanted);
  }
}
