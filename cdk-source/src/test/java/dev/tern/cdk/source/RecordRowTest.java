package dev.tern.cdk.source;

import static dev.tern.cdk.source.Transcript.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.error.SystemException;
import dev.tern.protocol.AirbyteRecordMessageMetaChange;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordRowTest {

  private static final String ANY = "{'type':'object'}";
  private static final byte[] BIRD = "tern \"漂鳥\"\n".getBytes(StandardCharsets.UTF_8);

  private final EncoderFixture users = EncoderFixture.of(ANY);

  private RecordRow row(EncoderFixture fixture, String... columns) {
    return new EmittedRow(
        fixture.encoder.columns(List.of(columns)),
        fixture.encoder.dialect(),
        complete -> fixture.encoder.encode(complete, EncoderFixture.EMITTED_AT));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void a_value_of_every_type_is_emitted_in_the_order_of_the_columns() {
    RecordRow row = row(users, "a", "b", "c", "d", "e", "f", "g", "h", "i", "j");
    byte[] object = utf8("{\"x\":\n[1, 2]}");

    row.add(-7)
        .add(0.25)
        .add(0.1f)
        .add(true)
        .add("a\\b\"")
        .add(new BigDecimal("1.10"))
        .addDecimal(-5, 2)
        .addText(BIRD, 0, BIRD.length)
        .addJson(object, 0, object.length)
        .addNull()
        .emit();

    assertThat(users.lines().get(0))
        .contains(
            "\"data\":{\"a\":-7,\"b\":0.25,\"c\":0.1,\"d\":true,\"e\":\"a\\\\b\\\"\",\"f\":1.10,"
                + "\"g\":-0.05,\"h\":\"tern \\\"漂鳥\\\"\\n\",\"i\":{\"x\": [1, 2]},\"j\":null}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1.50", "0", "12\n", "\"a\"", "null", "[]", "{\"a\":1e5}", "true "})
  void json_of_any_kind_is_a_value(String text) {
    byte[] value = utf8("<" + text + ">");

    row(users, "id", "v", "w").add(1).addJson(value, 1, value.length - 2).add(2).emit();

    assertThat(users.lines().get(0))
        .contains("\"data\":{\"id\":1,\"v\":" + text.strip() + ",\"w\":2}");
  }

  @Test
  void one_row_serves_for_many_records() {
    RecordRow row = row(users, "id", "name");

    row.add(1).add("a").emit();
    row.add(2).add("b");
    row.clear();
    row.add(3).add("c").emit();

    assertThat(users.lines()).hasSize(2);
    assertThat(users.data()).isEqualTo(json("{'id':3,'name':'c'}"));
  }

  @Test
  void rows_of_different_columns_alternate_with_records_that_are_read() {
    EncoderFixture keyed =
        new EncoderFixture(EncoderFixture.following(EncoderFixture.rules(ANY), "id"));
    RecordRow few = row(keyed, "id", "name");
    RecordRow many = row(keyed, "city", "name", "id");

    for (int id = 1; id < 20; id += 3) {
      few.add(id).add("a").emit();
      assertThat(keyed.encoder.cursor()).map(JsonNode::asInt).contains(id);
      many.add("b").add("c").add(id + 1).emit();
      assertThat(keyed.encoder.cursor()).map(JsonNode::asInt).contains(id + 1);
      keyed.bytes("{\"name\":\"d\",\"id\":" + (id + 2) + "}");
      assertThat(keyed.encoder.cursor()).map(JsonNode::asInt).contains(id + 2);
      few.add(id).add("e").emit();
      assertThat(keyed.data()).isEqualTo(json("{'id':" + id + ",'name':'e'}"));
    }
  }

  @Test
  void what_json_cannot_say_is_null_and_the_record_tells() {
    RecordRow row = row(users, "a", "b", "c", "d");

    row.add(Double.NaN).add(Float.NEGATIVE_INFINITY).addLost().add(1).emit();

    assertThat(users.data()).isEqualTo(json("{'a':null,'b':null,'c':null,'d':1}"));
    assertThat(users.changes().findValuesAsText("field")).containsExactly("a", "b", "c");
    row.add(1).add(1).add(1).add(1).emit();
    assertThat(users.changes().isMissingNode()).isTrue();
  }

  @Test
  void a_lost_value_nobody_wants_is_not_told() {
    EncoderFixture some = EncoderFixture.of("{'properties':{'id':{'type':'integer'}}}");

    row(some, "id", "x").add(1).addLost().emit();

    assertThat(some.last().at("/record/meta").isMissingNode()).isTrue();
    assertThat(some.data()).isEqualTo(json("{'id':1}"));
  }

  @Test
  void in_v1_what_json_cannot_say_is_a_text() {
    EncoderFixture v1 =
        new EncoderFixture(
            EncoderFixture.v1(
                EncoderFixture.rules("{'properties':{'a':{'type':'number'},'b':{}}}")));

    row(v1, "a", "b").add(Double.NaN).add("x").emit();

    assertThat(v1.data()).isEqualTo(json("{'a':'NaN','b':'x'}"));
  }

  @Test
  void a_row_that_does_not_fit_its_columns_is_refused_in_words() {
    RecordRow row = row(users, "id", "name");

    assertThatThrownBy(() -> row.add(1).emit())
        .isInstanceOf(SystemException.class)
        .hasMessage(
            "Record 1 of stream 'public.users' has no value for column 'name'. Add one for each,"
                + " then emit.");
    assertThatThrownBy(() -> row.add(1).add("a").add("b").emit())
        .hasMessage(
            "Record 2 of stream 'public.users' has more values than columns [id, name]. Add one for"
                + " each, then emit.");
    row.add(3).add("c").emit();

    assertThat(users.lines()).hasSize(1);
  }

  @Test
  void a_value_that_is_not_what_it_is_given_as_is_refused_without_a_word_of_it() {
    RecordRow row = row(users, "id");
    byte[] latin = "größer".getBytes(StandardCharsets.ISO_8859_1);
    byte[] two = utf8("1 2");

    assertThatThrownBy(() -> row.add("half \ud83d").emit())
        .hasMessageContaining("half of a character (a surrogate alone)")
        .hasMessageEndingWith("column 'id'.");
    assertThatThrownBy(() -> row.addText(latin, 0, latin.length).emit())
        .hasMessageContaining("is no UTF-8")
        .hasMessageNotContaining("gr");
    assertThatThrownBy(() -> row.addJson(two, 0, two.length).emit())
        .hasMessageContaining("is not exactly one JSON value");
    assertThatThrownBy(() -> row.addJson(utf8("{\"a\":"), 0, 5).emit())
        .hasMessageContaining("is not exactly one JSON value");
    assertThatThrownBy(() -> row.addJson(two, 0, 0).emit())
        .hasMessageContaining("is not exactly one JSON value");
    assertThat(users.lines()).isEmpty();
  }

  @Test
  void columns_that_cannot_be_are_refused_at_once() {
    assertThatThrownBy(() -> row(users))
        .hasMessage("A row of stream 'public.users' has no columns. Name at least one.");
    assertThatThrownBy(() -> row(users, "id", "id"))
        .hasMessage("A row of stream 'public.users' has column 'id' twice. Name each once.");
    assertThatThrownBy(() -> row(users, "\ud83d")).hasMessageContaining("Rename it.");
  }

  @Test
  void a_sink_of_trees_takes_rows_too() {
    List<JsonNode> records = new ArrayList<>();
    List<AirbyteRecordMessageMetaChange> told = new ArrayList<>();
    RecordSink sink = new TreeSink(records, told);
    byte[] list = utf8("[1]");

    sink.row(List.of("a", "b", "c", "d", "e"))
        .add(1.5)
        .add(Float.NaN)
        .addText(BIRD, 0, BIRD.length)
        .addJson(list, 0, list.length)
        .addDecimal(110, 2)
        .emit();

    assertThat(records)
        .containsExactly(json("{'a':1.5,'b':null,'c':'tern \\\"漂鳥\\\"\\n','d':[1],'e':1.10}"));
    assertThat(told).extracting(AirbyteRecordMessageMetaChange::getField).containsExactly("b");
  }

  /** What a test of an author may have in place of the kit. */
  private record TreeSink(List<JsonNode> records, List<AirbyteRecordMessageMetaChange> told)
      implements RecordSink {

    @Override
    public void emit(JsonNode record) {
      records.add(record);
    }

    @Override
    public void emit(JsonNode record, List<AirbyteRecordMessageMetaChange> changes) {
      records.add(record);
      told.addAll(changes);
    }

    @Override
    public void emit(Record record) {
      throw new AssertionError("no class was emitted");
    }

    @Override
    public boolean stopRequested() {
      return false;
    }
  }
}
