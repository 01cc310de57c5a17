package dev.tern.cdk.source;

import static dev.tern.cdk.source.Transcript.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.error.SystemException;
import dev.tern.cdk.message.MessageWriter;
import dev.tern.protocol.AirbyteRecordMessageMeta;
import dev.tern.protocol.AirbyteRecordMessageMetaChange;
import dev.tern.protocol.AirbyteRecordMessageMetaChange.Change;
import dev.tern.protocol.AirbyteRecordMessageMetaChange.Reason;
import dev.tern.protocol.DestinationSyncMode;
import dev.tern.protocol.StreamDescriptor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordEncoderTest {

  private static final String ANY = "{'type':'object'}";
  private static final String ID_AND_NAME =
      "{'type':'object','properties':{'id':{'type':'integer'},'name':{'type':'string'}}}";
  private static final String NUMBER =
      "{'type':'object','properties':{'n':{'type':'number'},'in':{'type':'object'}}}";

  record Reading(double value, @Nullable Double other, String name) {}

  @Test
  void a_line_is_the_one_that_the_writer_of_messages_writes() throws IOException {
    AirbyteRecordMessageMetaChange change =
        new AirbyteRecordMessageMetaChange()
            .withField("name")
            .withChange(Change.NULLED)
            .withReason(Reason.SOURCE_RETRIEVAL_ERROR);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    MessageWriter writer = new MessageWriter(out);
    StreamDescriptor stream = new StreamDescriptor().withName("users").withNamespace("public");
    JsonNode data = json("{'id':1,'name':'ü 🐦'}");
    writer.writeRecord(stream, data, EncoderFixture.EMITTED_AT, Optional.empty());
    writer.writeRecord(
        stream,
        data,
        EncoderFixture.EMITTED_AT,
        Optional.of(new AirbyteRecordMessageMeta().withChanges(List.of(change))));
    writer.flush();
    EncoderFixture users = EncoderFixture.of(ID_AND_NAME);

    users.encoder.encode(data, List.of(), EncoderFixture.EMITTED_AT);
    users.encoder.encode(data, List.of(change), EncoderFixture.EMITTED_AT);

    assertThat(String.join("\n", users.lines()) + "\n")
        .isEqualTo(out.toString(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"n\":-0.0}",
        "{\"n\":9223372036854775808}",
        "{\"n\":1.10}",
        "{\"n\":1e400}",
        "{\"t\":\"\\u0000\"}",
        "{\"t\":\"\\ud800\"}",
        "{\"t\":\"\\udc00\\ud800\"}",
        "{\"\\ud83d\\ude00\":\"\u2028\"}"
      })
  void odd_values_leave_byte_for_byte(String record) {
    EncoderFixture users = EncoderFixture.of(ANY);

    users.bytes(record);

    assertThat(users.lines().get(0)).contains("\"data\":" + record + ",");
    assertThat(users.data()).isEqualTo(EncoderFixture.parse(record));
  }

  @Test
  void odd_values_of_java_leave_as_json() {
    EncoderFixture users = EncoderFixture.of(ANY);
    ObjectNode odd = JsonNodeFactory.instance.objectNode();
    odd.put("zero", -0.0).put("tiny", new BigDecimal("1e-100000")).put("lone", "a\ud800b\0");

    users.encoder.encode(odd, List.of(), EncoderFixture.EMITTED_AT);

    assertThat(users.lines().get(0)).contains("{\"zero\":-0.0,\"tiny\":1E-100000,");
    assertThat(users.data().path("lone").textValue()).isEqualTo("a\ud800b\0");
  }

  @Test
  void what_no_number_can_say_becomes_null_and_is_told() {
    EncoderFixture users = EncoderFixture.of(NUMBER);
    ObjectNode record = JsonNodeFactory.instance.objectNode();
    record.put("n", Double.NaN).put("left_out", Float.NEGATIVE_INFINITY);
    ArrayNode list = record.putObject("in").putArray("list");
    list.addObject().put("x", Float.NaN);
    list.add(Double.POSITIVE_INFINITY).add(1.5);

    users.encode(EncoderFixture.Door.TREE, record);
    JsonNode tree = users.last();
    users.encode(EncoderFixture.Door.WRITER, record);

    assertThat(users.last()).isEqualTo(tree);
    assertThat(users.data()).isEqualTo(json("{'n':null,'in':{'list':[{'x':null},null,1.5]}}"));
    assertThat(users.changes())
        .isEqualTo(
            json(
                "[{'field':'n','change':'NULLED','reason':'SOURCE_SERIALIZATION_ERROR'},"
                    + "{'field':'in.list','change':'NULLED','reason':'SOURCE_SERIALIZATION_ERROR'}]"));
  }

  @Test
  void an_array_of_java_and_a_value_that_jackson_writes_are_told_too() {
    EncoderFixture users = EncoderFixture.of(ANY);

    users.encoder.encode(
        (RecordWriter)
            json -> {
              json.writeStartObject();
              json.writeFieldName("list");
              json.writeArray(new double[] {1, Double.NaN}, 0, 2);
              json.writePOJOField("box", List.of(Double.NaN));
              json.writeEndObject();
            },
        EncoderFixture.EMITTED_AT);

    assertThat(users.data()).isEqualTo(json("{'list':[1.0,null],'box':[null]}"));
    assertThat(users.changes().findValuesAsText("field")).containsExactly("list", "box");
  }

  @Test
  void a_java_record_says_nan_like_the_others() {
    EncoderFixture users = EncoderFixture.of(ANY);

    users.encoder.encode(new Reading(Double.NaN, null, "a"), EncoderFixture.EMITTED_AT);

    assertThat(users.data()).isEqualTo(json("{'value':null,'other':null,'name':'a'}"));
    assertThat(users.changes())
        .isEqualTo(
            json("[{'field':'value','change':'NULLED','reason':'SOURCE_SERIALIZATION_ERROR'}]"));
  }

  @Test
  void in_v1_numbers_are_texts_and_so_is_nan() {
    EncoderFixture users = new EncoderFixture(EncoderFixture.v1(EncoderFixture.rules(NUMBER)));

    users.bytes("{\"n\": 1.10,\n\"x\":1}");
    JsonNode bytes = users.data();
    ObjectNode nan = JsonNodeFactory.instance.objectNode().put("n", Double.NEGATIVE_INFINITY);
    users.encode(EncoderFixture.Door.TREE, nan);

    assertThat(bytes).isEqualTo(json("{'n':'1.10'}"));
    assertThat(users.data()).isEqualTo(json("{'n':'-Infinity'}"));
    assertThat(users.changes().isMissingNode()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void fields_that_nobody_wants_stay_here(EncoderFixture.Door door) {
    EncoderFixture users = EncoderFixture.of(ID_AND_NAME);

    users.encode(door, json("{'x':{'id':9},'id':1,'y':[2],'name':'a','z':null}"));

    assertThat(users.data()).isEqualTo(json("{'id':1,'name':'a'}"));
    assertThat(users.lines()).hasSize(1);
  }

  @Test
  void an_author_may_keep_what_is_not_declared_but_not_what_is_not_wanted() {
    RecordRules wide = EncoderFixture.rules(ID_AND_NAME);
    wide.configured()
        .setStream(
            EncoderFixture.rules("{'type':'object','properties':{'id':{}}}")
                .configured()
                .getStream());
    EncoderFixture users = new EncoderFixture(wide.keepingUndeclared(true));

    users.tree("{'id':1,'name':'a','x':2}");

    assertThat(users.data()).isEqualTo(json("{'id':1,'x':2}"));
    assertThat(users.encoder.notes().undeclared()).isEmpty();
  }

  @Test
  void a_name_is_the_same_name_however_it_is_spelled_and_the_last_one_counts() {
    RecordRules rules = EncoderFixture.following(EncoderFixture.rules(ID_AND_NAME), "id");
    EncoderFixture users = new EncoderFixture(rules);

    users.bytes("{\"\\u0069d\":1,\"name\":\"a\",\"id\":2,\"n\\u0061me\":\"b\",\"id\":3}");

    assertThat(users.lines().get(0)).contains("\"data\":{\"n\\u0061me\":\"b\",\"id\":3},");
    assertThat(users.encoder.cursor()).map(JsonNode::longValue).contains(3L);
  }

  @ParameterizedTest
  @EnumSource
  void the_cursor_is_found_at_any_depth(EncoderFixture.Door door) {
    RecordRules rules = EncoderFixture.rules(ANY);
    EncoderFixture deep = new EncoderFixture(EncoderFixture.following(rules, "a", "b", "c"));
    EncoderFixture top = new EncoderFixture(EncoderFixture.following(rules, "a"));

    deep.encode(door, json("{'x':0,'a':{'d':[{}],'b':{'c':1.50}}}"));
    Optional<JsonNode> found = deep.encoder.cursor();
    deep.encode(door, json("{'a':{'b':{'c':null}}}"));
    Optional<JsonNode> none = deep.encoder.cursor();
    deep.encode(door, json("{'a':[{'b':{'c':1}}]}"));
    top.encode(door, json("{'a':'\\u00fc'}"));

    assertThat(found).contains(json("1.50"));
    assertThat(none).isEmpty();
    assertThat(deep.encoder.cursor()).isEmpty();
    assertThat(deep.encoder.notes().withoutCursor()).isEqualTo(2);
    assertThat(top.encoder.cursor()).contains(json("'ü'"));
  }

  @Test
  void a_record_without_its_key_is_named_by_its_place() {
    RecordRules rules = EncoderFixture.rules(ID_AND_NAME);
    rules
        .configured()
        .withDestinationSyncMode(DestinationSyncMode.APPEND_DEDUP)
        .withPrimaryKey(List.of(List.of("id"), List.of("name")));
    EncoderFixture users = new EncoderFixture(rules);

    users.tree("{'id':1,'name':null}");

    assertThatThrownBy(() -> users.tree("{'id':4711}"))
        .isInstanceOf(SystemException.class)
        .hasMessage(
            "Record 2 of stream 'public.users' has no field [name] of the primary key. Emit it, or"
                + " choose another key.");
    assertThatThrownBy(() -> users.tree("{'id':null,'name':null}"))
        .hasMessageStartingWith("Record 3 of stream 'public.users' has no value in its primary key")
        .hasMessageNotContaining("4711");
    assertThat(users.lines()).hasSize(1);

    rules.configured().setDestinationSyncMode(DestinationSyncMode.APPEND);
    EncoderFixture append = new EncoderFixture(rules);
    append.tree("{'id':1}");
    assertThat(append.lines()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "[]", "1", "{", "{}{}", "{} x", "{\"a\":NaN}", "{\"a\":01}", "{'a':1}"})
  void bytes_that_are_no_object_are_refused_without_their_values(String record) {
    EncoderFixture users = EncoderFixture.of(ANY);
    users.tree("{'id':1}");

    assertThatThrownBy(() -> users.bytes(record))
        .isInstanceOf(SystemException.class)
        .message()
        .startsWith("Record 2 of stream 'public.users' is no JSON object in UTF-8: byte ")
        .endsWith(" is wrong.");
    users.bytes("{\"id\":3}");

    assertThat(users.lines()).hasSize(2);
    assertThat(users.encoder.position()).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ROW") // its names are fixed: RecordRowTest
  void a_name_that_no_reader_would_take_is_refused(EncoderFixture.Door door) {
    EncoderFixture users = EncoderFixture.of(ANY);
    ObjectNode inner = JsonNodeFactory.instance.objectNode().put("\ud83dx", 1);
    ObjectNode record = JsonNodeFactory.instance.objectNode().set("ok", inner);

    assertThatThrownBy(() -> users.encode(door, record))
        .hasMessageContaining("is no JSON object in UTF-8: byte ");
    assertThatThrownBy(() -> users.encode(door, inner))
        .hasMessageContaining("is no JSON object in UTF-8: byte ");
  }

  @Test
  void an_empty_record_is_refused_in_words() {
    EncoderFixture users = EncoderFixture.of(ID_AND_NAME);

    assertThatThrownBy(() -> users.bytes("{ }"))
        .hasMessage("Record 1 of stream 'public.users' is empty. Emit at least one field.");
    assertThatThrownBy(() -> users.tree("{'x':1}"))
        .hasMessageContaining("has no field of the configured schema");
    assertThatThrownBy(() -> users.tree("[1]")).hasMessageContaining("is no JSON object");
    assertThat(users.lines()).isEmpty();
  }

  @Test
  void a_writer_that_fails_spoils_nothing() {
    EncoderFixture users = EncoderFixture.of(ANY);
    List<RecordWriter> wrong = new ArrayList<>();
    wrong.add(json -> json.writeStartObject());
    wrong.add(json -> json.writeNumber(1));
    wrong.add(json -> json.writeFieldName("x"));
    wrong.add(json -> json.writeRawValue("{\"a\":}"));
    wrong.add(
        json -> {
          json.writeStartObject();
          json.writeNumberField("n", Double.NaN);
          json.writeStringField("secret", "s3cret");
          throw new IllegalStateException("the author's own");
        });
    for (RecordWriter writer : wrong) {
      assertThatThrownBy(() -> users.encoder.encode(writer, 0)).hasMessageNotContaining("s3cret");
    }
    users.encoder.encode(
        (RecordWriter)
            json -> {
              json.writeStartObject();
              json.writeNumberField("n", 1);
              json.writeEndObject();
              json.close();
            },
        EncoderFixture.EMITTED_AT);

    assertThat(users.lines()).hasSize(1);
    assertThat(users.data()).isEqualTo(json("{'n':1}"));
    assertThat(users.changes().isMissingNode()).isTrue();
  }

  @Test
  void a_line_can_be_taken_back() {
    EncoderFixture users = EncoderFixture.of(ANY);

    users.tree("{'id':1}");
    users.tree("{'id':2}");
    users.encoder.takeBack();
    users.tree("{'id':3}");

    assertThat(users.lines()).hasSize(2);
    assertThat(users.data()).isEqualTo(json("{'id':3}"));
  }

  @Test
  void a_stream_without_a_namespace_says_none() {
    RecordRules rules = EncoderFixture.rules(ANY);
    rules.configured().getStream().setNamespace(null);
    EncoderFixture users = new EncoderFixture(rules);

    users.tree("{'id':1}");

    assertThat(users.lines())
        .containsExactly(
            "{\"type\":\"RECORD\",\"record\":{\"stream\":\"users\",\"data\":{\"id\":1},"
                + "\"emitted_at\":1700000000123}}");
  }
}
