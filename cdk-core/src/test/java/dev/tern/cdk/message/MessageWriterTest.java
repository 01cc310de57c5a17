package dev.tern.cdk.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.protocol.AirbyteMessage;
import dev.tern.protocol.AirbyteStateMessage;
import dev.tern.protocol.AirbyteStateType;
import dev.tern.protocol.StreamDescriptor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MessageWriterTest {

  private static final StreamDescriptor STREAM = new StreamDescriptor().withName("s");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final MessageWriter writer = new MessageWriter(out);

  @Property
  void a_number_of_any_size_is_written_as_the_same_number(
      @ForAll BigInteger digits, @ForAll @IntRange(min = -200_000, max = 200_000) int scale)
      throws IOException {
    BigDecimal number = new BigDecimal(digits, scale);
    MessageWriterTest fresh = new MessageWriterTest();

    fresh.writer.writeRecord(STREAM, data(number), 1, Optional.empty());
    fresh.writer.flush();

    JsonNode record = fresh.lines().get(0);
    assertThat(record.at("/record/data/n").decimalValue()).isEqualByComparingTo(number);
  }

  @Test
  void plain_numbers_stay_plain_after_a_huge_one() throws IOException {
    writer.writeRecord(STREAM, data(new BigDecimal("1e100000")), 1, Optional.empty());
    writer.writeRecord(STREAM, data(new BigDecimal("1e3")), 1, Optional.empty());
    writer.flush();

    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .hasSize(2)
        .anyMatch(line -> line.contains("{\"n\":1E+100000}"))
        .anyMatch(line -> line.contains("{\"n\":1000}"));
  }

  @Test
  void a_huge_number_in_a_state_is_written_too() throws IOException {
    AirbyteStateMessage state =
        new AirbyteStateMessage()
            .withType(AirbyteStateType.LEGACY)
            .withData(data(new BigDecimal("1e-100000")));

    writer.write(Messages.state(state));

    assertThat(lines().get(0).path("type").asText())
        .isEqualTo(AirbyteMessage.Type.STATE.toString());
    assertThat(lines().get(0).at("/state/data/n").decimalValue()).isEqualByComparingTo("1e-100000");
  }

  @Test
  void whole_lines_keep_their_place_among_the_messages() throws IOException {
    byte[] some = "xx{\"a\":1}\n{\"a\":2}\nyy".getBytes(StandardCharsets.UTF_8);
    byte[] large = ("{\"a\":\"" + "z".repeat(100_000) + "\"}\n").getBytes(StandardCharsets.UTF_8);

    writer.writeLines(some, 2, 16);
    writer.writeRecord(STREAM, data(BigDecimal.ONE), 1, Optional.empty());
    writer.writeLines(large, 0, large.length);
    writer.writeLines(some, 2, 8);
    writer.flush();

    assertThat(lines())
        .extracting(line -> line.path("a").asText("").length())
        .containsExactly(1, 1, 0, 100_000, 1);
    assertThatThrownBy(() -> writer.writeLines(some, 2, 4))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static ObjectNode data(BigDecimal number) {
    return ProtocolJson.mapper().createObjectNode().put("n", number);
  }

  private List<JsonNode> lines() throws IOException {
    try (var values =
        ProtocolJson.mapper().readerFor(JsonNode.class).<JsonNode>readValues(out.toByteArray())) {
      return values.readAll();
    }
  }
}
