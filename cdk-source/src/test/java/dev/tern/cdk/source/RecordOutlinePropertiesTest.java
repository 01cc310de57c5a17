package dev.tern.cdk.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.message.ProtocolJson;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/** An outline takes the objects that a strict decoder and Jackson take together, nothing else. */
class RecordOutlinePropertiesTest {

  private static final List<String> SEEDS =
      List.of(
          "{\"a\":[1,-2.5e+10,{\"b\":null}],\"c\":true}",
          "{\"a\":[[],{},\"\\u00fc\\n\\\"\\\\/\",false,0.1]}",
          "{\"a\":\"ü€🐦\"}",
          " { \"a\" : [ 0 ,\n -0 ,\r\n 1E5 ] }\r\n\t",
          "{\"\":{\"\":{}}}",
          "{}",
          "12.50");

  private final RecordOutline outline =
      new RecordOutline(new RecordFields(EncoderFixture.rules("{'type':'object'}")));

  private static final String LETTERS = "{}[]:,\"\\ \n0123456789+-.eEuntrufalsebx\u0001é€🐦";

  @Property(tries = 2000)
  void spoiled_json_is_refused_and_all_other_is_taken(@ForAll("spoiled") byte[] json) {
    assertThat(takes(json)).isEqualTo(jacksonTakes(json));
  }

  @Property(tries = 1000)
  void any_letters_are_judged_alike(@ForAll("letters") String text) {
    byte[] json = text.getBytes(StandardCharsets.UTF_8);

    assertThat(takes(json)).isEqualTo(jacksonTakes(json));
  }

  @Property(tries = 1_000_000)
  @Tag("long")
  void spoiled_json_is_judged_alike_a_million_times(@ForAll("spoiled") byte[] json) {
    spoiled_json_is_refused_and_all_other_is_taken(json);
  }

  @Property(tries = 1_000_000)
  @Tag("long")
  void any_letters_are_judged_alike_a_million_times(@ForAll("letters") String text) {
    any_letters_are_judged_alike(text);
  }

  @Example
  void depth_and_length_have_a_bound() {
    int around = 3; // the message, the record, the data
    int levels = ProtocolJson.MAX_DEPTH - around;
    String deep = "[".repeat(levels) + "]".repeat(levels);

    assertThat(takes(field(deep))).isTrue();
    assertThat(takes(field("[" + deep + "]"))).isFalse();
    assertThat(takes(field("1".repeat(10_000)))).isTrue();
    assertThat(takes(field("1".repeat(10_001)))).isFalse();
  }

  @Example
  void bytes_that_are_no_character_are_refused() {
    int[][] wrong = {
      {0x80},
      {0xC0, 0x80},
      {0xC1, 0xBF},
      {0xE0, 0x9F, 0xBF},
      {0xED, 0xA0, 0x80},
      {0xF0, 0x8F, 0xBF, 0xBF},
      {0xF4, 0x90, 0x80, 0x80},
      {0xF5, 0x80, 0x80, 0x80},
      {0xFF},
      {0xE2, 0x82},
      {0xC3}
    };
    for (int[] letter : wrong) {
      byte[] json = field("\"" + "x".repeat(letter.length) + "\"");
      for (int i = 0; i < letter.length; i++) {
        json["{\"a\":\"".length() + i] = (byte) letter[i];
      }
      assertThat(takes(json)).isFalse();
    }
  }

  private boolean takes(byte[] json) {
    try {
      outline.read(new ByteRange(json, 0, json.length));
      return true;
    } catch (WrongRecordException e) {
      return false;
    }
  }

  private static boolean jacksonTakes(byte[] json) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString();
      JsonNode read = ProtocolJson.mapper().readTree(text);
      return read.isObject();
    } catch (CharacterCodingException e) {
      return false;
    } catch (IOException e) {
      return false;
    }
  }

  @Provide
  Arbitrary<byte[]> spoiled() {
    Arbitrary<Integer> places = Arbitraries.integers().between(0, 60);
    Arbitrary<Byte> letters =
        Arbitraries.oneOf(
            Arbitraries.of(SEEDS.get(0).chars().mapToObj(c -> (byte) c).toList()),
            Arbitraries.bytes());
    return Combinators.combine(
            Arbitraries.of(SEEDS), places, letters, Arbitraries.integers().between(0, 3))
        .as(RecordOutlinePropertiesTest::spoil);
  }

  @Provide
  Arbitrary<String> letters() {
    return Arbitraries.of(LETTERS.codePoints().mapToObj(Character::toString).toList())
        .list()
        .ofMaxSize(8)
        .map(parts -> String.join("", parts))
        .flatMap(text -> Arbitraries.of("{\"a\":" + text + "}", "{" + text + "}", text));
  }

  /** Changes, removes or adds one byte; or none. */
  private static byte[] spoil(String seed, int place, byte letter, int way) {
    byte[] json = bytes(seed);
    int at = place % json.length;
    ByteBuffer spoiled = ByteBuffer.allocate(json.length + 1);
    spoiled.put(json, 0, at);
    if (way == 1 || way == 2) {
      spoiled.put(letter);
    }
    int rest = way == 1 || way == 3 ? at + 1 : at;
    spoiled.put(json, rest, json.length - rest);
    return Arrays.copyOf(spoiled.array(), spoiled.position());
  }

  private static byte[] field(String value) {
    return bytes("{\"a\":" + value + "}");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
