package dev.tern.cdk.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tern.protocol.AirbyteStateStats;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class StateLineTest {

  private static final String STATS = "{\"recordCount\":7.0}";
  private static final String OLD = "{\"recordCount\":1.0,\"x\":[ ]}";

  /** What is echoed for a line that came through the reader. */
  private static String echo(String line) throws IOException {
    byte[] input = RandomJson.utf8(line);
    MessageScanner scanner = new MessageScanner(new MessageReader(new ByteArrayInputStream(input)));
    Incoming.State state = (Incoming.State) scanner.next().orElseThrow();
    byte[] echo = state.line().withStats(new AirbyteStateStats().withRecordCount(seven()));
    return new String(echo, StandardCharsets.UTF_8);
  }

  private static BigDecimal seven() {
    return new BigDecimal("7.0");
  }

  private static void assertEchoed(String line, String place) throws IOException {
    String state = line.replace("%s", OLD);
    assertThat(echo(state)).isEqualTo(line.replace("%s", STATS));
    assertThat(echo(line.replace(place, "")))
        .isEqualTo(line.replace(place, "").replaceFirst("\\}\\}$", added()));
  }

  private static String added() {
    return ",\"destinationStats\":" + STATS + "}}";
  }

  @Test
  void the_end_of_the_line_is_no_part_of_the_state() throws IOException {
    String state = "{\"type\":\"STATE\",\"state\":{\"data\":{}%s}}";

    for (String end : List.of("", "\n", "\r\n")) {
      assertThat(echo(String.format(state, "") + end))
          .isEqualTo(String.format(state, ",\"destinationStats\":" + STATS));
    }
    assertThat(echo(String.format(state, "") + " \r\r\n"))
        .isEqualTo(String.format(state, ",\"destinationStats\":" + STATS) + " \r");
  }

  @Test
  void the_place_of_stats_that_came_is_kept() throws IOException {
    assertEchoed(
        "{\"type\":\"STATE\",\"id\":3,\"state\":{\"destinationStats\":%s,\"data\":{\"a\":1.10}}}",
        "\"destinationStats\":%s,");
    assertEchoed(
        "{\"type\":\"STATE\",\"state\":{\"data\":{\"destinationStats\":5},\"destinationStats\":%s}}",
        ",\"destinationStats\":%s");
  }

  @Test
  void of_stats_that_came_twice_the_last_are_replaced() throws IOException {
    assertThat(
            echo(
                "{\"state\":{\"destinationStats\":1,\"data\":{},\"destinationStats\":2},\"type\":\"STATE\"}"))
        .isEqualTo(
            "{\"state\":{\"destinationStats\":1,\"data\":{},\"destinationStats\":"
                + STATS
                + "},\"type\":\"STATE\"}");
  }

  @Test
  void stats_under_a_name_with_escapes_are_stats() throws IOException {
    assertThat(echo("{\"state\":{\"destination\\u0053tats\":null,\"data\":{}},\"type\":\"STATE\"}"))
        .isEqualTo(
            "{\"state\":{\"destination\\u0053tats\":"
                + STATS
                + ",\"data\":{}},\"type\":\"STATE\"}");
  }

  @Test
  void of_two_states_in_one_line_the_last_counts() throws IOException {
    assertThat(echo("{\"type\":\"STATE\",\"state\":{\"data\":{\"a\":1}},\"state\":{\"data\":{}}}"))
        .isEqualTo(
            "{\"type\":\"STATE\",\"state\":{\"data\":{\"a\":1}},\"state\":{\"data\":{}" + added());
  }

  @Property
  void nothing_but_the_stats_differs(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    RandomJson maker = new RandomJson(random);
    List<String> fields = new ArrayList<>(List.of("\"data\" :\t" + maker.object(0)));
    for (int i = random.nextInt(5); i > 0; i--) {
      fields.add(random.nextInt(fields.size() + 1), "\"field\"" + blank(random) + ":[1.0 ]");
      fields.add(random.nextInt(fields.size() + 1), "\"\\u00e9\"" + blank(random) + ":-0.0e0");
    }
    boolean came = random.nextBoolean();
    if (came) {
      fields.add(random.nextInt(fields.size() + 1), "\"destinationStats\"" + blank(random) + ":@");
    }
    String body = blank(random) + String.join(blank(random) + ",", fields) + blank(random);
    String frame = one(random, "{\"id\": 1E1,\"state\":%s,\"type\":\"STATE\",\"é\":{}}");

    String line = String.format(frame, "{" + body.replace("@", one(random, "null", OLD)) + "}");
    String stats = came ? "" : ",\"destinationStats\":" + STATS;

    assertThat(echo(line))
        .isEqualTo(String.format(frame, "{" + body.replace("@", STATS) + stats + "}"));
  }

  private static String blank(Random random) {
    return one(random, "", " ", "\t", " \r ");
  }

  private static String one(Random random, String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
