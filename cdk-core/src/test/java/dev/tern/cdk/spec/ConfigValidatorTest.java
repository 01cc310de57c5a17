package dev.tern.cdk.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.error.SystemException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ConfigValidatorTest {
  private static final String VALID =
      """
      {'host': 'h', 'access': {'auth_type': 'api_key', 'api_key': 'k'}, 'schemas': ['a'],
       'start_date': '2024-02-29', 'endpoint': 'https://example.com/x'}
      """;

  private final ConfigValidator rich =
      new ConfigValidator(ConfigType.of(Base.Rich.class, Base.class).connectionSpecification());

  private List<String> problems(String changes) {
    ObjectNode config = Json.object(VALID);
    config.setAll(Json.object(changes));
    return sentences(rich, config);
  }

  private static List<String> sentences(ConfigValidator validator, JsonNode config) {
    return validator.problems(config).stream().map(ConfigProblem::toString).toList();
  }

  private static ConfigValidator written(String specification) {
    return new ConfigValidator(Json.object(specification));
  }

  @Test
  void a_valid_configuration_passes() {
    assertThat(problems("{}")).isEmpty();
    assertThat(rich.warnings(Json.object(VALID))).isEmpty();
    assertThatCode(() -> rich.require(Json.object(VALID))).doesNotThrowAnyException();
  }

  @Test
  void all_problems_are_told_at_once_in_the_order_of_the_specification() {
    JsonNode config =
        Json.object(
            """
            {'limit': 1.5, 'tokn': 'x', 'port': 70000,
             'access': {'auth_type': 'api_key'}, 'endpoint': 'https://example.com', 'schemas': 'a'}
            """);
    assertThat(sentences(rich, config))
        .containsExactly(
            "/host is missing (required)",
            "/port is 70000: expected at most 65535",
            "/access/api_key is missing (required)",
            "/schemas is \"a\": expected a list",
            "/start_date is missing (required)",
            "/limit is 1.5: expected a whole number");
  }

  @Test
  void one_exception_lists_all_problems_and_the_unknown_keys() {
    ObjectNode config = Json.object(VALID);
    config.remove("host");
    config.setAll(Json.object("{'hots': 'x', 'port': 0, 'debug': 'yes'}"));
    assertThatThrownBy(() -> rich.require(config))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "3 problems in the configuration: /host is missing (required); /port is 0: expected at"
                + " least 1; /debug is \"yes\": expected true or false. /hots is unknown and"
                + " ignored. Did you mean 'host'?");
  }

  @Test
  void each_keyword_is_told_in_plain_words() {
    assertThat(problems("{'mode': 'slow'}"))
        .containsExactly("/mode is \"slow\": expected one of fast, careful-mode");
    assertThat(problems("{'mode': 5}")).containsExactly("/mode is 5: expected text");
    assertThat(problems("{'schemas': ['ok', 'NO']}"))
        .containsExactly("/schemas/1 is \"NO\": expected lower case");
    assertThat(problems("{'start_date': 'soon'}"))
        .containsExactly("/start_date is \"soon\": expected YYYY-MM-DD");
    assertThat(problems("{'start_date': '2023-02-29'}"))
        .containsExactly(
            "/start_date is \"2023-02-29\": expected a date that exists, as YYYY-MM-DD");
    assertThat(problems("{'until': '2023-02-28T00:00:00'}"))
        .containsExactly("/until is \"2023-02-28T00:00:00\": expected YYYY-MM-DDTHH:mm:ssZ");
    assertThat(problems("{'timeout': 'PT'}"))
        .containsExactly(
            "/timeout is \"PT\": expected an ISO 8601 duration such as PT15M or P1DT12H");
    assertThat(problems("{'endpoint': 'no uri'}"))
        .containsExactly(
            "/endpoint is \"no uri\": expected a URI with its scheme, such as https://example.com");
    assertThat(problems("{'tenant': 'x'}")).hasSize(1);
    assertThat(problems("{'factor': 0.25}"))
        .containsExactly("/factor is 0.25: expected at least 0.5");
    assertThat(problems("{'until': null}")).containsExactly("/until is null: expected text");
    assertThat(problems("{'labels': {'a/b': 1}}"))
        .containsExactly("/labels/a~1b is 1: expected text");
  }

  @Test
  void long_values_are_shortened_and_containers_are_named() {
    assertThat(problems("{'limit': '" + "x".repeat(100) + "'}"))
        .containsExactly("/limit is \"" + "x".repeat(59) + "…: expected a whole number");
    assertThat(problems("{'limit': {'a': 1}}"))
        .containsExactly("/limit is an object: expected a whole number");
  }

  @Test
  void of_a_choice_only_the_named_branch_is_judged() {
    assertThat(problems("{'access': {'auth_type': 'oauth2.0', 'client_id': 5}}"))
        .containsExactly(
            "/access/client_id is 5: expected text", "/access/client_secret is missing (required)");
  }

  @Test
  void a_wrong_discriminator_lists_the_right_ones() {
    assertThat(problems("{'access': {'auth_type': 'x'}}"))
        .containsExactly("/access/auth_type is \"x\": expected one of api_key, oauth2.0");
    assertThat(problems("{'access': {}}"))
        .containsExactly("/access/auth_type is missing (required, one of api_key, oauth2.0)");
    assertThat(problems("{'access': 'api_key'}"))
        .containsExactly("/access is \"api_key\": expected an object");
  }

  @Test
  void secrets_are_not_shown() {
    assertThat(problems("{'certificate': 12345}")).containsExactly("/certificate: expected text");
    assertThat(problems("{'extra_keys': ['a', 77777]}"))
        .containsExactly("/extra_keys/1: expected text");
    assertThat(
            problems(
                "{'access': {'auth_type': 'oauth2.0', 'client_id': 'i', 'client_secret': 987654}}"))
        .containsExactly("/access/client_secret: expected text");
  }

  @Test
  void a_configuration_that_is_no_object_is_one_problem() {
    for (JsonNode root :
        List.of(
            JsonNodeFactory.instance.arrayNode().add("hunter2"),
            TextNode.valueOf("hunter2"),
            NullNode.getInstance(),
            IntNode.valueOf(5))) {
      assertThat(sentences(rich, root)).hasSize(1);
      assertThat(sentences(rich, root).get(0))
          .startsWith("the configuration is ")
          .endsWith(": expected an object")
          .doesNotContain("hunter2");
    }
  }

  @Test
  void a_file_full_of_unknown_keys_is_told_of_in_a_few_sentences() {
    ObjectNode config = Json.object(VALID);
    for (int i = 0; i < 5_000; i++) {
      config.put("unknown_" + i, i);
    }

    assertThat(rich.warnings(config))
        .hasSize(21)
        .last()
        .isEqualTo("4980 more keys are unknown and ignored. Is this the right file?");
  }

  @Test
  void unknown_keys_are_warned_about_wherever_they_are() {
    ObjectNode config = Json.object(VALID);
    config.setAll(
        Json.object(
            """
            {'startDate': 'x', 'zzzzzz': 1, 'labels': {'free': 'x'},
             'access': {'auth_type': 'api_key', 'api_key': 'k', 'apikey': 'k'},
             'tunnelMethod': {'bastion': 'b', 'prot': 1}}
            """));
    assertThat(rich.warnings(config))
        .containsExactly(
            "/access/apikey is unknown and ignored. Did you mean 'api_key'?",
            "/startDate is unknown and ignored. Did you mean 'start_date'?",
            "/zzzzzz is unknown and ignored.",
            "/tunnelMethod/prot is unknown and ignored. Did you mean 'port'?");
    assertThat(rich.problems(config)).isEmpty();
  }

  @Test
  void a_written_choice_by_enum_and_with_references_works_in_lists_too() {
    ConfigValidator validator =
        written(
            """
            {'type': 'object', 'properties': {'all': {'type': 'array', 'items': {'$ref': '#/definitions/one'}}},
             'definitions': {'one': {'type': 'object', 'oneOf': [
               {'required': ['k', 'a'], 'properties': {'k': {'enum': ['x']}, 'a': {'type': 'string'}}},
               {'required': ['k', 'b'], 'properties': {'k': {'enum': ['y']}, 'b': {'type': 'string'}}}]}}}
            """);
    JsonNode config =
        Json.object("{'all': [{'k': 'x', 'a': 'ok'}, {'k': 'y', 'b': 1}, {'k': 'x'}]}");
    assertThat(sentences(validator, config))
        .containsExactly("/all/1/b is 1: expected text", "/all/2/a is missing (required)");
  }

  @Test
  void a_choice_without_a_discriminator_is_one_problem() {
    ConfigValidator validator =
        written(
            """
            {'properties': {'v': {'oneOf': [{'type': 'string'}, {'type': 'object', 'required': ['a']}]},
             'w': {'items': {'anyOf': [{'type': 'string'}, {'properties': {'a': {'type': 'string'}}, 'type': 'object'}]}}}}
            """);
    assertThat(sentences(validator, Json.object("{'v': 5, 'w': ['x', {'a': 1}]}")))
        .containsExactly(
            "/v is 5: expected a value that fits exactly one of the alternatives in the"
                + " specification",
            "/w/1 is an object: expected a value that fits one of the alternatives in the specification");
    assertThat(sentences(validator, Json.object("{'v': 'x', 'w': ['x']}"))).isEmpty();
  }

  @Test
  void a_choice_at_the_root_works() {
    ConfigValidator validator =
        written(
            """
            {'type': 'object', 'oneOf': [
              {'required': ['k'], 'properties': {'k': {'const': 'x'}, 'n': {'minimum': 3}}},
              {'required': ['k'], 'properties': {'k': {'const': 'y'}, 'n': {'maximum': 1}}}]}
            """);
    assertThat(sentences(validator, Json.object("{'k': 'y', 'n': 2}")))
        .containsExactly("/n is 2: expected at most 1");
  }

  @Test
  void a_closed_object_makes_unknown_keys_a_problem() {
    ConfigValidator validator =
        written("{'properties': {'token': {}}, 'additionalProperties': false}");
    JsonNode config = Json.object("{'tokn': 'hunter2'}");
    assertThat(sentences(validator, config)).containsExactly("/tokn: expected no such key");
    assertThat(validator.warnings(config)).isEmpty();
  }

  @Test
  void the_other_keywords_of_written_specifications_are_told_too() {
    ConfigValidator validator =
        written(
            """
            {'properties': {'a': {'exclusiveMinimum': 0}, 'b': {'multipleOf': 5}, 'c': {'minLength': 1},
             'd': {'minItems': 2, 'uniqueItems': true}, 'e': {'type': ['string', 'null']}, 'f': {'const': 'x'},
             'g': {'pattern': '^a$'}, 'h': {'type': 'object', 'minProperties': 1}, 'i': {'not': {'type': 'string'}}}}
            """);
    JsonNode config =
        Json.object(
            "{'a': 0, 'b': 7, 'c': '', 'd': [], 'e': 5, 'f': 'y', 'g': 'b', 'h': {}, 'i': 'x'}");
    assertThat(sentences(validator, config))
        .containsExactly(
            "/a is 0: expected more than 0",
            "/b is 7: expected a multiple of 5",
            "/c is \"\": expected at least 1 character",
            "/d is a list: expected at least 2 entries",
            "/e is 5: expected text or null",
            "/f is \"y\": expected x",
            "/g is \"b\": expected text that matches ^a$",
            "/h is an object: expected at least 1 key",
            "/i is \"x\": expected a value that fits 'not' of the specification");
  }

  @Test
  void a_number_of_a_gigabyte_of_zeros_is_a_problem_like_any_other() {
    ConfigValidator validator =
        written("{'properties': {'a': {'enum': ['x']}, 'b': {'multipleOf': 5, 'maximum': 9}}}");
    for (String number : List.of("1e999999999", "-1e-999999999", "1e400")) {
      assertThat(validator.problems(Json.object("{'a': " + number + "}"))).hasSize(1);
    }
    assertThat(validator.problems(Json.object("{'b': 1e999999999}"))).hasSize(1);
    assertThat(validator.problems(Json.object("{'b': 1" + "0".repeat(400) + "}"))).hasSize(1);
  }

  @Test
  void a_specification_that_refers_to_itself_without_end_is_the_maintainers_matter() {
    ConfigValidator validator = written("{'properties': {'a': {'$ref': '#/properties/a'}}}");
    assertThatThrownBy(() -> validator.problems(Json.object("{'a': 1}")))
        .isInstanceOf(SystemException.class)
        .hasMessageContaining("without end");
  }

  @Test
  void a_broken_specification_is_the_maintainers_matter() {
    ConfigValidator validator = written("{'properties': {'a': {'$ref': '#/definitions/none'}}}");
    assertThatThrownBy(() -> validator.problems(Json.object("{'a': 1}")))
        .isInstanceOf(SystemException.class)
        .hasMessageContaining("no valid draft-07 schema");
  }

  @Test
  void the_words_are_the_same_in_a_turkish_locale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      assertThat(problems("{'limit': 1.5}"))
          .containsExactly("/limit is 1.5: expected a whole number");
      ObjectNode config = Json.object(VALID);
      config.put("LIMIT", 1);
      assertThat(rich.warnings(config))
          .containsExactly("/LIMIT is unknown and ignored. Did you mean 'limit'?");
    } finally {
      Locale.setDefault(before);
    }
  }
}
