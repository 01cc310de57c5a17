package dev.tern.cdk.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.protocol.AirbyteMessage;
import dev.tern.protocol.AirbyteStateStats;
import dev.tern.protocol.AirbyteTraceMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What is read and written without the mapper is what the mapper reads and writes. */
class WithoutMapperPropertiesTest {

  private final JsonMapper mapper = ProtocolJson.mapper();

  /** The result, or that there is none. */
  private static Object outcome(Callable<?> work) throws Exception {
    try {
      return work.call();
    } catch (IOException e) {
      return "nothing";
    }
  }

  private static JsonNode read(byte[] json) throws IOException {
    return ProtocolJson.read(json, 0, json.length);
  }

  @Property(tries = 2000)
  void a_tree_is_the_one_of_the_mapper(@ForAll long seed) throws Exception {
    byte[] json = RandomJson.utf8(new RandomJson(new Random(seed)).object(4));

    assertThat(outcome(() -> read(json))).isEqualTo(outcome(() -> mapper.readTree(json)));
  }

  @Property(tries = 2000)
  void damaged_bytes_make_a_tree_only_if_they_do_for_the_mapper(@ForAll long seed)
      throws Exception {
    RandomJson maker = new RandomJson(new Random(seed));
    byte[] json = maker.damaged(RandomJson.utf8(maker.object(3)), 0);

    assertThat(outcome(() -> read(json))).isEqualTo(outcome(() -> mapper.readTree(json)));
  }

  @Property(tries = 2000)
  void bytes_and_text_of_a_tree_are_those_of_the_mapper(@ForAll long seed) throws Exception {
    JsonNode tree = mapper.readTree(new RandomJson(new Random(seed)).object(4));

    assertThat(outcome(() -> text(ProtocolJson.bytes(tree))))
        .isEqualTo(outcome(() -> text(mapper.writeValueAsBytes(tree))));
    assertThat(outcome(() -> ProtocolJson.text(tree)))
        .isEqualTo(outcome(() -> mapper.writeValueAsString(tree)));
  }

  @Property(tries = 2000)
  void a_number_as_long_as_is_allowed_can_be_read_again(@ForAll long seed) throws Exception {
    Random random = new Random(seed);
    String exponent = Integer.toString(random.nextInt() >> random.nextInt(31));
    int digits = ProtocolJson.MAX_NUMBER_LENGTH - exponent.replace("-", "").length();
    int whole = 1 + random.nextInt(digits - 1);
    String fraction = digits == whole ? "" : "." + "1".repeat(digits - whole);
    byte[] json = ("1".repeat(whole) + fraction + "e" + exponent).getBytes(StandardCharsets.UTF_8);

    Object tree = outcome(() -> read(json));

    if (tree instanceof JsonNode number) {
      byte[] written = ProtocolJson.bytes(number);
      assertThat(read(written).decimalValue()).isEqualByComparingTo(number.decimalValue());
    }
  }

  @Example
  void a_long_number_with_few_zeros_in_front_can_be_read_again() throws IOException {
    String json = "1".repeat(103) + "." + "1".repeat(9894) + "e-106";
    JsonNode number = read(json.getBytes(StandardCharsets.UTF_8));

    assertThat(read(ProtocolJson.bytes(number))).isEqualTo(number);
  }

  @Example
  void a_tree_of_values_of_java_is_written_as_the_mapper_does() throws IOException {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.put("bytes", new byte[] {1, 2}).put("float", 1.5f).put("double", 2.5);
    tree.put("short", (short) 3).putPOJO("list", List.of("a"));

    assertThat(text(ProtocolJson.bytes(tree))).isEqualTo(text(mapper.writeValueAsBytes(tree)));
  }

  @Example
  void there_is_exactly_one_value() throws IOException {
    assertThat(read(new byte[0]).isMissingNode()).isTrue();
    assertThatThrownBy(() -> read("{} 1".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("follows the end");
  }

  @Example
  void a_number_with_too_large_an_exponent_is_refused_like_any_damage() {
    for (String json :
        List.of("1e99999999999", "[0.9e99999999999999999]", "{\"a\":-1e2147483648}")) {
      byte[] utf8 = json.getBytes(StandardCharsets.UTF_8);

      assertThatThrownBy(() -> read(utf8)).isInstanceOf(JsonProcessingException.class);
      assertThatThrownBy(() -> mapper.readTree(utf8)).isInstanceOf(JsonProcessingException.class);
      assertThatThrownBy(() -> mapper.copy().readTree(json))
          .isInstanceOf(JsonProcessingException.class)
          .hasMessageContaining("exponent of a number is too large");
    }
  }

  @Example
  void the_mapper_writes_every_number_so_that_it_can_be_read_again() throws IOException {
    for (String json :
        List.of(
            "[1e-9999]", "[1.0e-9999]", "[123456e9995]", "[1e1000000000]", "[-1.5e-999999999]")) {
      JsonNode tree = mapper.readTree(json);

      assertThat(mapper.readTree(mapper.writeValueAsBytes(tree))).isEqualTo(tree);
      assertThat(mapper.readTree(mapper.writeValueAsString(tree))).isEqualTo(tree);
    }
  }

  @Example
  void a_tree_as_deep_as_is_allowed_is_read_and_written() throws IOException {
    String deep = "[".repeat(ProtocolJson.MAX_DEPTH) + "]".repeat(ProtocolJson.MAX_DEPTH);
    byte[] json = deep.getBytes(StandardCharsets.UTF_8);

    assertThat(text(ProtocolJson.bytes(read(json)))).isEqualTo(deep);
    assertThatThrownBy(() -> read(("[" + deep + "]").getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IOException.class);
  }

  @Property(tries = 2000)
  void a_message_is_the_text_of_the_mapper(@ForAll long seed) throws Exception {
    AirbyteMessage message = message(seed);

    try (MessageWriter writer = new MessageWriter(OutputStream.nullOutputStream())) {
      assertThat(text(writer.line(message))).isEqualTo(text(mapper.writeValueAsBytes(message)));
    }
  }

  /** With one payload, as messages have. */
  private static AirbyteMessage message(long seed) {
    FilledStructs maker = new FilledStructs(seed);
    AirbyteMessage all = maker.make(AirbyteMessage.class);
    AirbyteMessage one = new AirbyteMessage().withType(all.getType());
    return switch (Math.floorMod(seed, 6)) {
      case 0 -> one.withLog(all.getLog());
      case 1 -> one.withConnectionStatus(all.getConnectionStatus());
      case 2 -> one.withCatalog(all.getCatalog());
      case 3 -> one.withState(all.getState());
      case 4 -> one.withTrace(all.getTrace());
      default -> all;
    };
  }

  @Property(tries = 500)
  void stats_are_the_text_of_the_mapper(@ForAll long seed) throws Exception {
    AirbyteStateStats stats = new FilledStructs(seed).make(AirbyteStateStats.class);

    assertThat(text(MessageText.stats(stats))).isEqualTo(text(mapper.writeValueAsBytes(stats)));
  }

  @Property(tries = 2000)
  void a_trace_is_the_one_of_the_mapper_or_left_to_it(@ForAll long seed) throws Exception {
    AirbyteTraceMessage trace = new FilledStructs(seed).make(AirbyteTraceMessage.class);
    JsonNode json = mapper.readTree(mapper.writeValueAsBytes(trace));
    damage(json, new Random(seed));

    Optional<AirbyteTraceMessage> plain = PlainTrace.of(json);

    if (plain.isPresent()) {
      assertThat(plain.get()).isEqualTo(mapper.treeToValue(json, AirbyteTraceMessage.class));
    }
  }

  /** Sometimes one value becomes one of another kind. */
  private static void damage(JsonNode json, Random random) {
    List<JsonNode> objects = new ArrayList<>(json.findParents("name"));
    objects.add(json);
    if (random.nextBoolean()
        && objects.get(random.nextInt(objects.size())) instanceof ObjectNode o) {
      List<String> names = new ArrayList<>();
      o.fieldNames().forEachRemaining(names::add);
      if (!names.isEmpty()) {
        o.put(names.get(random.nextInt(names.size())), random.nextInt(3));
      }
    }
  }

  @Example
  void statuses_and_estimates_take_no_mapper() throws IOException {
    String stream = "{\"stream_descriptor\":{\"name\":\"users\",\"namespace\":\"a\"}";
    String status =
        "{\"type\":\"STREAM_STATUS\",\"emitted_at\":1,\"stream_status\":"
            + stream
            + ",\"status\":\"COMPLETE\"}}";
    String estimate =
        "{\"type\":\"ESTIMATE\",\"emitted_at\":1.5,\"estimate\":{\"type\":\"STREAM\",\"name\":\"a\","
            + "\"row_estimate\":1,\"byte_estimate\":2}}";

    for (String json : List.of(status, estimate)) {
      Optional<AirbyteTraceMessage> plain = PlainTrace.of(mapper.readTree(json));
      assertThat(plain).contains(mapper.readValue(json, AirbyteTraceMessage.class));
      assertThat(PlainMessage.is(new AirbyteMessage().withTrace(plain.orElseThrow()))).isTrue();
    }
  }

  private static String text(byte[] json) {
    return new String(json, StandardCharsets.UTF_8);
  }
}
