package dev.tern.worker.sync;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Where a run of plain text ends, and which bytes are none. */
final class PlainTextTest {

  private static final int BEFORE = 8;

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(
            "a", "}", " ", "\u007f", "é", "߿", "ࠀ", "漂", "ퟀ", "￮", "🐦", "\uDBFF\uDFFF")
        .list()
        .ofMaxSize(40)
        .map(parts -> String.join("", parts));
  }

  @Property(tries = 2000)
  void text_is_plain_up_to_its_first_control_character(
      @ForAll("texts") String text,
      @ForAll("texts") String behind,
      @ForAll @IntRange(max = 31) int control) {
    byte[] first = text.getBytes(UTF_8);
    byte[] whole = line(text + (char) control + behind);
    assertThat(PlainText.end(whole, BEFORE, whole.length)).isEqualTo(BEFORE + first.length);
    assertThat(PlainText.end(whole, BEFORE, BEFORE + first.length))
        .isEqualTo(BEFORE + first.length);
  }

  /** However torn: the rest of a character is none, and neither is its begin. */
  @Property(tries = 2000)
  void a_torn_character_is_broken(@ForAll("texts") String text, @ForAll("texts") String behind) {
    byte[] whole = line(text + "🐦" + behind + "\n");
    int bird = BEFORE + text.getBytes(UTF_8).length;
    for (int lost = 0; lost < 4; lost++) {
      byte[] torn = without(whole, bird + lost);
      assertThat(PlainText.end(torn, BEFORE, torn.length)).isNegative();
      assertThat(PlainText.end(whole, BEFORE, bird + lost)).isEqualTo(lost == 0 ? bird : -1);
    }
  }

  @Property(tries = 2000)
  void a_text_in_another_charset_is_broken(
      @ForAll("texts") String text, @ForAll @IntRange(min = 0x80, max = 0xFF) int letter) {
    byte[] whole = line(text + "a" + (char) 0 + "a\n");
    int at = BEFORE + text.getBytes(UTF_8).length + 1;
    whole[at] = new String(new char[] {(char) letter}).getBytes(ISO_8859_1)[0];
    assertThat(PlainText.end(whole, BEFORE, whole.length)).isNegative();
  }

  @Provide
  Arbitrary<byte[]> bytes() {
    Arbitrary<Byte> any = Arbitraries.bytes();
    Arbitrary<Byte> odd = Arbitraries.of((byte) 0x80, (byte) 0xC3, (byte) 0xE0, (byte) 0xF4);
    return Arbitraries.oneOf(any, odd).array(byte[].class).ofMaxSize(20);
  }

  /** Eight bytes at a time find what one at a time finds, and nothing that Java reads is broken. */
  @Property(tries = 5000)
  void bytes_are_judged_as_one_by_one(@ForAll("bytes") byte[] bytes) {
    byte[] whole = Arrays.copyOf(line(""), BEFORE + bytes.length);
    System.arraycopy(bytes, 0, whole, BEFORE, bytes.length);
    int end = BEFORE;
    int owed = 0;
    boolean broken = false;
    while (end < whole.length && (whole[end] < 0 || whole[end] >= ' ')) {
      boolean goesOn = (whole[end] & 0xC0) == 0x80;
      broken |= goesOn != owed > 0;
      owed = goesOn ? owed - 1 : behind(whole[end] & 0xFF);
      end++;
    }
    broken |= owed > 0;
    assertThat(PlainText.end(whole, BEFORE, whole.length)).isEqualTo(broken ? -1 : end);
    assertThat(broken && strict(Arrays.copyOfRange(whole, BEFORE, end))).isFalse();
  }

  /** How many bytes follow the first one of a character. */
  private static int behind(int first) {
    return first < 0xC0 ? 0 : first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;
  }

  private static boolean strict(byte[] text) {
    try {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static byte[] line(String text) {
    return ("x".repeat(BEFORE) + text).getBytes(UTF_8);
  }

  private static byte[] without(byte[] whole, int place) {
    byte[] rest = Arrays.copyOf(whole, whole.length - 1);
    System.arraycopy(whole, place + 1, rest, place, rest.length - place);
    return rest;
  }
}
