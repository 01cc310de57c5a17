package dev.tern.cdk.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tern.cdk.error.SystemException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** JSON that its author vouches for leaves as it is, and is looked at where somebody has to. */
class TrustedJsonTest {

  private static final String ANY = "{'type':'object'}";
  private static final String ID = "{'type':'object','properties':{'id':{'type':'integer'}}}";

  @Test
  void it_leaves_as_it_is() {
    EncoderFixture users = EncoderFixture.of(ID);

    trust(users, "{\"id\":1, \"name\":\"ü 🐦\"}");

    assertThat(users.lines())
        .containsExactly(
            "{\"type\":\"RECORD\",\"record\":{\"stream\":\"users\",\"namespace\":\"public\","
                + "\"data\":{\"id\":1, \"name\":\"ü 🐦\"},\"emitted_at\":1700000000123}}");
  }

  @Property(tries = 500)
  void no_line_is_ever_two(@ForAll byte[] json) {
    byte[] object = new byte[json.length + 6];
    System.arraycopy(json, 0, object, 5, json.length);
    System.arraycopy("{\"a\":".getBytes(StandardCharsets.US_ASCII), 0, object, 0, 5);
    object[object.length - 1] = '}';
    boolean controls = false;
    for (byte each : json) {
      controls |= each >= 0 && each < ' ';
    }

    assertThat(LineSafety.of(new ByteRange(object, 0, object.length))).isEqualTo(!controls);
  }

  @Test
  void line_breaks_between_tokens_leave_as_blanks() {
    EncoderFixture users = EncoderFixture.of(ANY);

    trust(users, "{\n  \"id\": 1\n}\n");

    assertThat(users.lines()).hasSize(1);
    assertThat(users.data().path("id").asInt()).isEqualTo(1);
  }

  @Test
  void what_is_no_object_is_refused() {
    EncoderFixture users = EncoderFixture.of(ANY);

    for (String json : List.of("{}", "[1]", "", "{\"a\":\"b\nc\"}", "{\"a\":1} {\"b\":2")) {
      assertThatThrownBy(() -> trust(users, json)).isInstanceOf(SystemException.class);
    }
    assertThat(users.lines()).isEmpty();
  }

  @Test
  void the_fields_that_nobody_selected_are_left_out() {
    RecordRules rules = EncoderFixture.rules(ID);
    EncoderFixture users =
        new EncoderFixture(
            new RecordRules(
                rules.configured(),
                EncoderFixture.rules("{'type':'object','properties':{'id':{},'name':{}}}")
                    .described(),
                rules.cursor(),
                rules.dialect(),
                rules.keepUndeclared(),
                rules.checked(),
                rules.lineLimit()));

    trust(users, "{\"id\":1,\"name\":\"a\"}");

    assertThat(users.data()).hasToString("{\"id\":1}");
  }

  @Test
  void the_cursor_is_found() {
    EncoderFixture users =
        new EncoderFixture(EncoderFixture.following(EncoderFixture.rules(ANY), "id"));

    trust(users, "{\"id\":7}");

    assertThat(users.encoder.cursor()).hasValueSatisfying(id -> assertThat(id).hasToString("7"));
  }

  private static void trust(EncoderFixture users, String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    users.encoder.encodeTrusted(new ByteRange(bytes, 0, bytes.length), EncoderFixture.EMITTED_AT);
  }
}
