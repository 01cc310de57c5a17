package dev.tern.cdk.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonScannerTest {

  private static final int FIXED = "{\"d\"".length();
  private static final AtomicLong SEEN = new AtomicLong();

  private final JsonScanner scanner = new JsonScanner();

  /** Somewhere in a larger array, so that reading too far is found out. */
  private boolean accepts(byte[] json, byte noise) {
    byte[] bytes = new byte[json.length + 20];
    Arrays.fill(bytes, noise);
    System.arraycopy(json, 0, bytes, 3, json.length);
    int limit = 3 + json.length;
    int end = scanner.value(bytes, 3, limit, 0);
    return end == limit || (end > 0 && scanner.blanks(bytes, end, limit) == JsonScanner.CUT);
  }

  private boolean accepts(String json) {
    return accepts(RandomJson.utf8(json), (byte) '"');
  }

  private static boolean jacksonAccepts(byte[] json) {
    try {
      return !ProtocolJson.read(json, 0, json.length).isMissingNode();
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isStrictOnOneLine(byte[] json) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json));
    } catch (CharacterCodingException e) {
      return false;
    }
    return new String(json, StandardCharsets.ISO_8859_1).indexOf('\n') < 0;
  }

  private void check(byte[] json, Random random) {
    boolean expected = isStrictOnOneLine(json) && jacksonAccepts(json);
    byte noise = (byte) "\"}] ,0\\".charAt(random.nextInt(7));
    assertThat(accepts(json, noise))
        .as(() -> new String(json, StandardCharsets.ISO_8859_1))
        .isEqualTo(expected);
    SEEN.incrementAndGet();
  }

  private void checkNeighbourhood(long seed, int mutations) {
    Random random = new Random(seed);
    RandomJson maker = new RandomJson(random);
    byte[] json = RandomJson.utf8("{\"d\":" + maker.object(4) + "}");
    check(json, random);
    for (int i = 0; i < mutations; i++) {
      byte[] damaged = maker.damaged(json, FIXED);
      check(damaged, random);
      check(maker.damaged(damaged, FIXED), random);
    }
    check(Arrays.copyOf(json, FIXED + random.nextInt(json.length - FIXED)), random);
  }

  @Property
  void takes_what_jackson_takes_if_it_is_strict_utf8_on_one_line(@ForAll long seed) {
    checkNeighbourhood(seed, 10);
  }

  @Property(tries = 200_000)
  @Tag("long")
  void takes_what_jackson_takes_millions_of_times(@ForAll long seed) {
    checkNeighbourhood(seed, 20);
  }

  private void checkLongText(long seed) {
    Random random = new Random(seed);
    RandomJson maker = new RandomJson(random);
    byte[] json = RandomJson.utf8("{\"d\":" + maker.longText(10 + random.nextInt(60)) + "}");
    check(json, random);
    for (int i = 0; i < 20; i++) {
      check(maker.damaged(json, FIXED), random);
      int limit = FIXED + 1 + random.nextInt(json.length - FIXED - 1);
      assertThat(scanner.value(json, 0, limit, 0)).as("%d", limit).isEqualTo(JsonScanner.CUT);
    }
  }

  @Property(tries = 300)
  void long_texts_of_mixed_characters_are_whole_cut_or_refused(@ForAll long seed) {
    checkLongText(seed);
  }

  @Property(tries = 100_000)
  @Tag("long")
  void long_texts_of_mixed_characters_are_compared_millions_of_times(@ForAll long seed) {
    checkLongText(seed);
  }

  @AfterContainer
  static void tell() {
    System.err.println("Inputs compared with Jackson: " + SEEN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"a\":[[],{},[{}],\"\",-0,0.1,1e1,true,false,null]}",
        "{ \"a\" : 1 , \"b\"\t:\r2 }",
        "{\"\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\uaBcD\"}",
        "{\"a\":\"\u007f\u0080\u07ff\u0800\uffff\ud800\udc00\udbff\udfff\"}"
      })
  void accepts_json(String json) {
    assertThat(accepts(json)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{,}",
        "{\"a\":1 \"b\":2}",
        "{\"a\":[1,]}",
        "{\"a\":[,1]}",
        "{\"a\":[1}}",
        "{\"a\":{\"b\":1]}",
        "{\"a\":01}",
        "{\"a\":-}",
        "{\"a\":-01}",
        "{\"a\":1.}",
        "{\"a\":.5}",
        "{\"a\":1e}",
        "{\"a\":1e+}",
        "{\"a\":+1}",
        "{\"a\":NaN}",
        "{\"a\":tru}",
        "{\"a\":truex}",
        "{\"a\":nulL}",
        "{\"a\":\"\\x\"}",
        "{\"a\":\"\\u00g0\"}",
        "{\"a\":\"\u001f\"}",
        "{\"a\":\"x}",
        "{a:1}",
        "{'a':1}",
        "{\"a\":1}}",
        "{\"a\"\n:1}",
        "{\"a\":1}\n",
        "{\"a\":1\f}",
        "{\"a\":\ufeff1}"
      })
  void refuses_what_is_none(String json) {
    assertThat(accepts(json)).isFalse();
  }

  @Test
  void refuses_characters_that_are_no_strict_utf8() {
    List<byte[]> characters =
        List.of(
            new byte[] {(byte) 0x80},
            new byte[] {(byte) 0xC1, (byte) 0xBF},
            new byte[] {(byte) 0xC3},
            new byte[] {(byte) 0xE0, (byte) 0x9F, (byte) 0xBF},
            new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
            new byte[] {(byte) 0xEF, (byte) 0xBF},
            new byte[] {(byte) 0xF0, (byte) 0x8F, (byte) 0xBF, (byte) 0xBF},
            new byte[] {(byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
            new byte[] {(byte) 0xF5, (byte) 0x80, (byte) 0x80, (byte) 0x80});
    for (byte[] character : characters) {
      ByteBuffer json = ByteBuffer.allocate(8 + character.length);
      json.put(RandomJson.utf8("{\"a\":\"")).put(character).put(RandomJson.utf8("\"}"));
      assertThat(accepts(json.array(), (byte) 0xBF)).isFalse();
    }
  }

  @Test
  void every_character_of_unicode_is_accepted_and_no_half_of_one() {
    for (int point = 0x80; point <= Character.MAX_CODE_POINT; point += point < 0x1100 ? 1 : 61) {
      byte[] json = RandomJson.utf8("{\"a\":\"" + Character.toString(point) + "\"}");
      boolean half = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
      assertThat(half || accepts(json, (byte) 'x')).as("U+%x", point).isTrue();
    }
  }

  @Test
  void the_limits_of_depth_and_number_length_are_jacksons() {
    for (int depth : List.of(998, 999, 1_000, 1_001)) {
      byte[] arrays = RandomJson.utf8("{\"a\":" + "[".repeat(depth) + "]".repeat(depth) + "}");
      byte[] objects = RandomJson.utf8("{\"a\":".repeat(depth) + "{}" + "}".repeat(depth));
      assertThat(accepts(arrays, (byte) ' ')).isEqualTo(jacksonAccepts(arrays));
      assertThat(accepts(objects, (byte) ' ')).isEqualTo(jacksonAccepts(objects));
    }
    for (int digits : List.of(9_996, 9_997, 9_998, 9_999, 10_000, 10_001)) {
      String number = "1".repeat(digits);
      for (String form : List.of("%s", "-%s", "%s.1", "%s.11e-1", "1.%s", "1e%s", "0.%se5")) {
        byte[] json = RandomJson.utf8("{\"a\":" + String.format(form, number) + "}");
        assertThat(accepts(json, (byte) ' ')).as(form + digits).isEqualTo(jacksonAccepts(json));
      }
    }
  }

  @Test
  void what_is_cut_off_is_told_from_what_is_broken() {
    byte[] json = RandomJson.utf8("{\"a\":[\"é\\u00e9\",-1.5e+3,true,{}],\"b\":null} ");
    for (int limit = 1; limit < json.length - 1; limit++) {
      assertThat(scanner.value(json, 0, limit, 0)).as("%d", limit).isEqualTo(JsonScanner.CUT);
    }
    assertThat(scanner.value(json, 0, json.length, 0)).isEqualTo(json.length - 1);
    assertThat(scanner.value(RandomJson.utf8("{]"), 0, 2, 0)).isEqualTo(JsonScanner.BROKEN);
  }

  @Test
  void a_number_is_taken_if_a_decimal_can_have_its_exponent() {
    for (String number :
        List.of("1e1000000000", "-1e-1000000000", "0.5e-999999999", "2E+0000000000000000000007")) {
      assertThat(accepts("[" + number + "]")).as(number).isTrue();
      assertThat(jacksonAccepts(RandomJson.utf8(number))).as(number).isTrue();
    }
    for (String number :
        List.of(
            "1e1000000001", "1e2147483648", "0.5e-1000000000", "0e99999999999", "1e-4294967296")) {
      assertThat(accepts("[" + number + "]")).as(number).isFalse();
      assertThat(jacksonAccepts(RandomJson.utf8(number))).as(number).isFalse();
    }
  }
}
