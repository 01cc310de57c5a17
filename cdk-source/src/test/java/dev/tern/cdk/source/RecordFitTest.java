package dev.tern.cdk.source;

import static dev.tern.cdk.source.Transcript.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.error.SystemException;
import dev.tern.protocol.DestinationSyncMode;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** A record that is too large for a line loses as little as it has to, and says so. */
class RecordFitTest {

  private static final int LIMIT = 5_000;

  private final RecordRules rules =
      EncoderFixture.limited(
          EncoderFixture.following(EncoderFixture.rules("{'type':'object'}"), "at"), LIMIT);

  @Example
  void a_record_that_just_fits_is_not_touched() {
    EncoderFixture users = new EncoderFixture(EncoderFixture.limited(rules, LIMIT));
    users.tree("{'text':''}");
    int around = users.lines.size();
    users.lines.cut(0);

    users.tree("{'text':'" + "x".repeat(LIMIT - around) + "'}");
    assertThat(users.changes().isMissingNode()).isTrue();
    assertThat(users.lines.size()).isEqualTo(LIMIT);
    users.lines.cut(0);

    users.tree("{'text':'" + "x".repeat(LIMIT - around + 1) + "'}");
    assertThat(users.changes())
        .isEqualTo(
            json(
                "[{'field':'text','change':'TRUNCATED','reason':'SOURCE_RECORD_SIZE_LIMITATION'}]"));
    assertThat(users.lines.size()).isBetween(LIMIT - 10, LIMIT);
  }

  @Example
  void the_largest_fields_go_first_and_texts_keep_their_start() {
    EncoderFixture users = new EncoderFixture(rules);
    ObjectNode record = JsonNodeFactory.instance.objectNode();
    record.put("small", "s".repeat(900)).put("text", "t".repeat(3_000));
    record.putArray("list").add("l".repeat(7_000));

    users.encode(EncoderFixture.Door.BYTES, record);

    JsonNode data = users.data();
    assertThat(data.path("list").isNull()).isTrue();
    assertThat(data.path("small")).isEqualTo(record.path("small"));
    assertThat(data.path("text")).isEqualTo(record.path("text"));
    assertThat(users.changes())
        .isEqualTo(
            json("[{'field':'list','change':'NULLED','reason':'SOURCE_FIELD_SIZE_LIMITATION'}]"));
  }

  @Example
  void several_fields_go_when_one_is_not_enough() {
    EncoderFixture users = new EncoderFixture(rules);
    ObjectNode record = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < 4; i++) {
      record.put("text" + i, "t".repeat(3_000 + i));
    }
    record.put("id", 7);

    users.encode(EncoderFixture.Door.WRITER, record);

    assertThat(users.data().path("id").intValue()).isEqualTo(7);
    assertThat(users.lines.size()).isLessThanOrEqualTo(LIMIT);
    assertThat(users.data().path("text3").textValue()).hasSizeBetween(1_000, 1_024);
    assertThat(users.changes().findValuesAsText("field"))
        .containsExactly("text0", "text1", "text2", "text3");
  }

  @Example
  void keys_and_cursors_are_never_cut() {
    rules
        .configured()
        .withDestinationSyncMode(DestinationSyncMode.APPEND_DEDUP)
        .withPrimaryKey(List.of(List.of("key", "inner")));
    EncoderFixture users = new EncoderFixture(rules);
    ObjectNode record = JsonNodeFactory.instance.objectNode();
    record.putObject("key").put("inner", "k".repeat(2_000));
    record.put("at", "a".repeat(2_000)).put("text", "t".repeat(1_500));

    users.encode(EncoderFixture.Door.TREE, record);

    assertThat(users.data().path("key")).isEqualTo(record.path("key"));
    assertThat(users.data().path("at")).isEqualTo(record.path("at"));
    assertThat(users.changes().findValuesAsText("field")).containsExactly("text");
  }

  @Example
  void a_text_goes_whole_when_its_start_is_too_much() {
    EncoderFixture users = new EncoderFixture(rules);
    ObjectNode record = JsonNodeFactory.instance.objectNode();
    record
        .put("at", "a".repeat(4_000))
        .put("long", "l".repeat(3_000))
        .put("short", "s".repeat(600));

    users.encode(EncoderFixture.Door.BYTES, record);

    assertThat(users.data().path("long").isNull()).isTrue();
    assertThat(users.data().path("short")).isEqualTo(record.path("short"));
    assertThat(users.changes())
        .isEqualTo(
            json("[{'field':'long','change':'NULLED','reason':'SOURCE_RECORD_SIZE_LIMITATION'}]"));
  }

  @Example
  void a_record_that_cannot_be_made_to_fit_is_refused_loudly() {
    EncoderFixture users = new EncoderFixture(rules);
    ObjectNode record = JsonNodeFactory.instance.objectNode().put("at", "a".repeat(5_000));

    assertThatThrownBy(() -> users.encode(EncoderFixture.Door.BYTES, record))
        .isInstanceOf(SystemException.class)
        .hasMessage(
            "Record 1 of stream 'public.users' does not fit into a line of 5000 bytes, whatever is"
                + " cut from its large fields. Emit it in parts.");
    assertThat(users.lines()).isEmpty();
  }

  @Example
  void in_v1_and_with_breaks_between_its_tokens_it_is_cut_alike() {
    EncoderFixture users = new EncoderFixture(EncoderFixture.v1(rules));
    ObjectNode record = JsonNodeFactory.instance.objectNode().put("text", "t".repeat(6_000));

    users.encode(EncoderFixture.Door.PRETTY_BYTES, record);

    assertThat(users.lines()).hasSize(1);
    assertThat(users.data().path("text").textValue()).hasSizeGreaterThan(4_500);
  }

  @Property(tries = 200)
  void a_cut_text_is_the_start_of_the_whole_one_and_ends_behind_a_character(
      @ForAll("texts") String text,
      @ForAll EncoderFixture.Door door,
      @ForAll @IntRange(min = 1_500, max = 1_600) int limit) {
    EncoderFixture users = new EncoderFixture(EncoderFixture.limited(rules, limit));

    users.encode(door, JsonNodeFactory.instance.objectNode().put("text", text));

    String kept = users.data().path("text").textValue();
    assertThat(users.lines.size()).isLessThanOrEqualTo(limit);
    assertThat(users.changes()).hasSize(1);
    assertThat(text).startsWith(kept);
    assertThat(Character.isHighSurrogate(kept.charAt(kept.length() - 1))).isFalse();
    assertThat(users.lines.size()).isGreaterThan(limit - 40);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of("a", "ü", "€", "🐦", "\"", "\\", "\n", "\u0001")
        .list()
        .ofSize(1_600)
        .map(parts -> String.join("", parts));
  }
}
