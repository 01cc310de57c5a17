package dev.tern.cdk.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import dev.tern.cdk.error.SystemException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordValidatorTest {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final List<String> TYPES =
      List.of("null", "boolean", "integer", "number", "string", "object", "array");
  private static final List<String> LIMITS =
      List.of("1.0", "2.50", "-0.0", "1e2", "1e400", "-1e400", "1e-400", "0e400");
  private static final List<String> NAMES = List.of("a", "b", "ü\"", "long name");

  private static JsonNode json(String text) {
    try {
      return ProtocolJson.mapper().readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static Optional<String> problem(RecordValidator validator, String text) {
    byte[] among = ("<" + text + ">").getBytes(StandardCharsets.UTF_8);
    return validator.problem(among, 1, among.length - 2);
  }

  /** The problem of a value in a field of a record. */
  private static Optional<String> problem(String schema, String data) {
    ObjectNode record = JSON.objectNode();
    record.putObject("properties").set("v", json(schema));
    record.setAll(definitions(json(schema)));
    return problem(RecordValidator.of(record), "{\"v\": " + data.replace('\'', '"') + " }");
  }

  private static ObjectNode definitions(JsonNode schema) {
    ObjectNode definitions = JSON.objectNode();
    if (schema.has("definitions")) {
      definitions.set("definitions", schema.get("definitions"));
    }
    return definitions;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'type':'integer'}                        | 1.0
          {'type':['null','string']}                | null
          {'properties':{'a':{'type':'string'}}}    | { 'b' : 1 }
          {'properties':{'a':{'items':{'type':'number'}}}} | {'a':[1, 2.5 ,3e1]}
          {'format':'date-time','airbyte_type':'timestamp_without_timezone'} | '2026-01-01T00:00:00'
          {'format':'date-time'}                    | 5
          {'format':'email'}                        | 'a note for people'
          {'enum':['x','y']}                        | 'x'
          {'$ref':'#/definitions/n','definitions':{'n':{'type':'number'}}} | 1.5
          true                                      | {'a':[{}]}
          """)
  void takes_what_fits(String schema, String data) {
    assertThat(problem(schema, data)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'type':'integer'} | 1.5 | does not fit its schema: /v is of type number, and its schema says integer
          {'type':'object'} | 'x' | does not fit its schema: /v is of type string, and its schema says object
          {'properties':{'a':{'type':['string','null']}}} | {'a':true} | does not fit its schema: /v/a is of type boolean, and its schema says null or string
          {'properties':{'a':{'items':{'type':'number'}}}} | {'a':[1,'b']} | does not fit its schema: /v/a/1 is of type string, and its schema says number
          {'required':['a','b']} | {'b':1} | does not fit its schema: /v has no field 'a', which its schema requires
          {'additionalProperties':false,'properties':{'a':{}}} | {'a':1,'x':2} | does not fit its schema: /v/x is not allowed
          {'format':'date'} | '2026-02-30' | does not fit its schema: /v is no date
          {'format':'date-time','airbyte_type':'timestamp_with_timezone'} | '2026-01-01T00:00:00' | does not fit its schema: /v is no timestamp_with_timezone
          {'properties':{'a':{'properties':{'b':{'enum':[1]}}}}} | {'a':{'b':2}} | does not fit its schema: /v/a/b does not fit the keyword 'enum'
          {'properties':{'a':{'$ref':'#/definitions/n'}},'definitions':{'n':{'type':'number'}}} | {'a':'x'} | does not fit its schema: /v/a does not fit the keyword 'type'
          """)
  void names_the_first_misfit_without_its_value(String schema, String data, String said) {
    assertThat(problem(schema, data)).contains(said);
  }

  @Test
  void a_reference_that_leads_nowhere_is_told_at_once() {
    assertThatThrownBy(() -> RecordValidator.of(json("{'$ref':'#/definitions/none'}")))
        .isInstanceOf(SystemException.class)
        .hasMessageContaining("no valid schema");
  }

  @Test
  void a_schema_that_refers_to_itself_without_end_is_told_at_once() {
    assertThatThrownBy(() -> RecordValidator.of(json("{'$ref':'#'}")))
        .isInstanceOf(SystemException.class)
        .hasMessageContaining("without end");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999999999", "-1e999999999", "1e-999999999", "0e-1000000000", "1e400"})
  void no_exponent_is_too_much_for_the_keywords_that_the_library_knows(String number) {
    assertThat(problem("{'enum':['x',1]}", number)).get().asString().contains("'enum'");
    assertThat(problem("{'minimum':-1,'maximum':1,'multipleOf':0.3}", number).isEmpty())
        .isEqualTo(number.startsWith("0"));
    assertThat(problem("{'type':'integer','multipleOf':7}", "1" + "0".repeat(400)))
        .get()
        .asString()
        .contains("'multipleOf'");
  }

  @Property
  void finds_what_the_validator_library_finds(@ForAll long seed) {
    check(new Random(seed), 20);
  }

  @Property(tries = 100_000)
  @Tag("long")
  void finds_what_the_validator_library_finds_a_million_times(@ForAll long seed) {
    check(new Random(seed), 20);
  }

  private static void check(Random random, int values) {
    JsonNode schema = schema(random, 3);
    RecordValidator validator = RecordValidator.of(schema);
    var library = SchemaRegistry.withDefaultDialect(Dialects.getDraft7()).getSchema(schema);
    for (int i = 0; i < values; i++) {
      ObjectNode value = JSON.objectNode();
      NAMES.forEach(name -> value.set(name, value(random, 3)));
      assertThat(problem(validator, value.toString()).isEmpty())
          .as("%s in %s", value, schema)
          .isEqualTo(library.validate(value).isEmpty());
    }
  }

  private static ObjectNode schema(Random random, int depth) {
    ObjectNode schema = JSON.objectNode();
    if (random.nextInt(4) > 0) {
      ArrayNode types = schema.putArray("type");
      for (int i = random.nextInt(3); i >= 0; i--) {
        String type = TYPES.get(random.nextInt(TYPES.size()));
        if (!types.toString().contains('"' + type + '"')) {
          types.add(type);
        }
      }
    }
    if (depth > 0 && random.nextBoolean()) {
      ObjectNode properties = schema.putObject("properties");
      NAMES.stream()
          .filter(name -> random.nextBoolean())
          .forEach(name -> properties.set(name, schema(random, depth - 1)));
    }
    if (random.nextInt(4) == 0) {
      schema.putArray("required").add(NAMES.get(random.nextInt(NAMES.size())));
    }
    if (depth > 0 && random.nextInt(4) == 0) {
      schema.set("items", schema(random, depth - 1));
    }
    if (depth > 0 && random.nextInt(6) == 0) {
      schema.set(
          "additionalProperties",
          random.nextBoolean() ? JSON.booleanNode(false) : schema(random, depth - 1));
    }
    if (random.nextInt(10) == 0) {
      schema.putArray("enum").add(1).add("x").addNull();
    } else if (random.nextInt(10) == 0) {
      schema.putArray("enum").add("x").add("y");
    }
    if (random.nextInt(6) == 0) {
      schema.put(random.nextBoolean() ? "minimum" : "maximum", random.nextInt(3));
    }
    return schema;
  }

  private static JsonNode value(Random random, int depth) {
    return switch (random.nextInt(depth > 0 ? 8 : 5)) {
      case 0 -> JSON.nullNode();
      case 1 -> JSON.booleanNode(random.nextBoolean());
      case 2 -> JSON.numberNode(random.nextInt(3));
      case 3 ->
          random.nextInt(4) == 0
              ? JSON.numberNode(new BigDecimal(LIMITS.get(random.nextInt(LIMITS.size()))))
              : JSON.numberNode(random.nextInt(9) / 4.0 + 0.125);
      case 4 -> JSON.textNode(random.nextBoolean() ? "x" : "größer");
      case 5 -> {
        ArrayNode array = JSON.arrayNode();
        for (int i = random.nextInt(3); i > 0; i--) {
          array.add(value(random, depth - 1));
        }
        yield array;
      }
      default -> {
        ObjectNode object = JSON.objectNode();
        NAMES.stream()
            .filter(name -> random.nextBoolean())
            .forEach(name -> object.set(name, value(random, depth - 1)));
        yield object;
      }
    };
  }
}
