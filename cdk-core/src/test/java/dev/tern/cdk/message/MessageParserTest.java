package dev.tern.cdk.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.protocol.AirbyteStateStats;
import dev.tern.protocol.AirbyteStateType;
import dev.tern.protocol.AirbyteTraceMessage;
import dev.tern.protocol.StreamDescriptor;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageParserTest {

  private static final AirbyteStateStats STATS =
      new AirbyteStateStats().withRecordCount(new BigDecimal("3.0"));

  /** As the reader gives it: somewhere in a larger array. */
  private static Incoming parse(String text) {
    byte[] bytes = ("noise" + text + "noise").getBytes(StandardCharsets.UTF_8);
    return new MessageParser().parse(new Line(bytes, 5, bytes.length - 10, 42));
  }

  private static String data(Incoming message) {
    Incoming.Record record = (Incoming.Record) message;
    return new String(record.data(), record.offset(), record.length(), StandardCharsets.UTF_8);
  }

  private static String stats(String text) {
    byte[] line = ((Incoming.State) parse(text)).line().withStats(STATS);
    return new String(line, StandardCharsets.UTF_8);
  }

  @Test
  void data_is_a_range_of_the_line_whatever_stands_around_it() {
    String data = "{ \"é\" : [1.10, {\"data\":\"}\\\"{\"}] , \"😀\":\"\\ud83d\" }";

    assertThat(
            data(
                parse(
                    "{\"ä\":1,\"record\": {\"x\":{\"data\":{}},\"emitted_at\":5,\"data\": "
                        + data
                        + " ,\"namespace\":null,\"stream\":\"s\"} ,\"type\":\"RECORD\"}")))
        .isEqualTo(data);
  }

  @Test
  void namespaces_that_are_missing_null_and_empty_are_told_apart() {
    String record = "{\"type\":\"RECORD\",\"record\":{\"stream\":\"s\",%s\"data\":{}}}";

    assertThat(((Incoming.Record) parse(String.format(record, ""))).stream())
        .isEqualTo(new StreamDescriptor().withName("s"));
    assertThat(((Incoming.Record) parse(String.format(record, "\"namespace\":null,"))).stream())
        .isEqualTo(new StreamDescriptor().withName("s"));
    assertThat(((Incoming.Record) parse(String.format(record, "\"namespace\":\"\","))).stream())
        .isEqualTo(new StreamDescriptor().withName("s").withNamespace(""));
  }

  @Test
  void a_missing_time_is_the_time_of_arrival() {
    long before = System.currentTimeMillis();

    Incoming.Record none =
        (Incoming.Record) parse("{\"type\":\"RECORD\",\"record\":{\"stream\":\"s\",\"data\":{}}}");
    Incoming.Record some =
        (Incoming.Record)
            parse(
                "{\"type\":\"RECORD\",\"record\":{\"emitted_at\":1.7E12,\"stream\":\"s\",\"data\":{}}}");

    assertThat(none.emittedAt()).isBetween(before, System.currentTimeMillis());
    assertThat(some.emittedAt()).isEqualTo(1_700_000_000_000L);
  }

  @Test
  void the_type_of_a_state_is_read_from_either_name() {
    assertThat(((Incoming.State) parse("{\"type\":\"STATE\",\"state\":{\"data\":{}}}")).type())
        .isEqualTo(AirbyteStateType.LEGACY);
    assertThat(
            ((Incoming.State)
                    parse(
                        "{\"type\":\"STATE\",\"state\":{\"state_type\":\"GLOBAL\",\"global\":{}}}"))
                .type())
        .isEqualTo(AirbyteStateType.GLOBAL);
  }

  @Test
  void a_trace_of_an_unknown_kind_is_foreign_and_a_status_is_read() {
    assertThat(parse("{\"type\":\"TRACE\",\"trace\":{\"type\":\"AURA\",\"emitted_at\":1}}"))
        .isInstanceOf(Incoming.Foreign.class);
    Incoming status =
        parse(
            "{\"type\":\"TRACE\",\"trace\":{\"type\":\"STREAM_STATUS\",\"emitted_at\":1,\"stream_status\":"
                + "{\"stream_descriptor\":{\"name\":\"s\"},\"status\":\"COMPLETE\"}}}");
    assertThat(((Incoming.Trace) status).trace().getType())
        .isEqualTo(AirbyteTraceMessage.Type.STREAM_STATUS);
  }

  @Test
  void damage_names_the_line_and_nothing_of_its_content() {
    assertThatThrownBy(() -> parse("{\"type\":\"RECORD\",\"record\":{\"secret\":hunter2}}"))
        .isInstanceOf(DamagedMessageException.class)
        .hasMessageContaining("Line 42")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void control_bytes_before_a_message_are_damage_and_alone_are_foreign() {
    assertThatThrownBy(() -> parse("\0{\"type\":\"LOG\"}"))
        .isInstanceOf(DamagedMessageException.class);
    assertThat(parse("\0\0")).isInstanceOf(Incoming.Foreign.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pe\":\"RECORD\",\"record\":{\"stream\":\"s\",\"data\":{}}}",
        "DEBUG printing {\"type\":\"RECORD\",\"record\":{\"stream\":\"s\",\"data\":{}}}",
        "[{\"type\":\"RECORD\",\"record\":{\"stream\":\"s\",\"data\":{}}}]",
        "{\"record\":{\"stream\":\"s\",\"data\":{}}}",
        "{\"type\":\"record\",\"record\":{\"stream\":\"s\",\"data\":{}}}",
        "{\"type\":5,\"record\":{\"stream\":\"s\",\"data\":{}}}",
        "{\"type\":\"state\",\"state\":{\"data\":{}}}",
      })
  void what_was_a_record_or_a_state_is_damage_and_never_dropped(String line) {
    assertThatThrownBy(() -> parse(line)).isInstanceOf(DamagedMessageException.class);
  }

  @Test
  void a_byte_order_mark_is_tolerated_on_any_line() {
    assertThat(
            data(
                parse(
                    "\ufeff{\"type\":\"RECORD\",\"record\":{\"stream\":\"s\",\"data\":{\"a\":1}}}")))
        .isEqualTo("{\"a\":1}");
  }

  @Test
  void a_limit_is_called_a_limit() {
    String deep = "[".repeat(7000) + "]".repeat(7000);

    assertThatThrownBy(
            () ->
                parse(
                    "{\"type\":\"RECORD\",\"record\":{\"stream\":\"s\",\"data\":{\"a\":"
                        + deep
                        + "}}}"))
        .hasMessageContaining("nested deeper than 1000 levels");
  }

  @Test
  void a_time_that_is_none_is_as_good_as_missing() {
    for (String time : List.of("99999999999999999999999", "1e100", "\"x\"", "null", "{}")) {
      String line =
          "{\"type\":\"RECORD\",\"record\":{\"stream\":\"s\",\"data\":{},\"emitted_at\":"
              + time
              + "}}";
      assertThat(((Incoming.Record) parse(line)).emittedAt()).isPositive();
    }
  }

  @Test
  void stats_are_added_or_replaced_and_nothing_else_is_touched() {
    assertThat(stats("{\"type\":\"STATE\",\"state\":{\"data\":{\"destinationStats\":1e3}}}"))
        .isEqualTo(
            "{\"type\":\"STATE\",\"state\":{\"data\":{\"destinationStats\":1e3},"
                + "\"destinationStats\":{\"recordCount\":3.0}}}");
    assertThat(stats("{\"state\":{ \"destinationStats\" : null , \"e\":1E5},\"type\":\"STATE\"}"))
        .isEqualTo(
            "{\"state\":{ \"destinationStats\" : {\"recordCount\":3.0} , \"e\":1E5},\"type\":\"STATE\"}");
    assertThat(stats("{\"state\":{ },\"type\":\"STATE\"}"))
        .isEqualTo("{\"state\":{ \"destinationStats\":{\"recordCount\":3.0}},\"type\":\"STATE\"}");
  }

  @Property
  void without_its_stats_an_echo_is_the_state_that_came(@ForAll long seed) throws IOException {
    List<String> fields =
        new ArrayList<>(
            List.of(
                "\"type\":\"STREAM\"",
                "\"stream\":{\"stream_descriptor\":{\"name\":\"ü\"},\"stream_state\":{\"a\":1e-7}}",
                "\"sourceStats\":{\"recordCount\":2.0}",
                "\"unknown\" : [ 1.10 , \"destinationStats\" ]"));
    List<String> envelope = new ArrayList<>(List.of("\"type\":\"STATE\"", "\"id\":12", "\"x\":{}"));
    Random random = new Random(seed);
    Collections.shuffle(fields, random);
    envelope.add("\"state\":{" + String.join(",", fields) + "}");
    Collections.shuffle(envelope, random);
    String text = "{" + String.join(" , ", envelope) + "}";

    String echo = stats(text);

    assertThat(echo.replace(",\"destinationStats\":{\"recordCount\":3.0}", "")).isEqualTo(text);
    JsonNode tree = ProtocolJson.mapper().readTree(echo);
    assertThat(tree.at("/state/destinationStats/recordCount")).hasToString("3.0");
  }
}
