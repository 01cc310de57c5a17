package dev.tern.cdk.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SecretMaskTest {
  private static final ObjectNode TOKEN =
      Json.object("{'properties': {'token': {'type': 'string', 'airbyte_secret': true}}}");

  private static SecretMask mask(String secret) {
    ObjectNode config = Json.object("{}");
    config.put("token", secret);
    return SecretMask.of(TOKEN, config);
  }

  private static String masked(String specification, String config, String text) {
    return SecretMask.of(Json.object(specification), Json.object(config)).apply(text);
  }

  @Test
  void without_secrets_the_text_is_the_same_object() {
    String text = new String("a % \\ + text");
    assertThat(SecretMask.none().apply(text)).isSameAs(text);
    assertThat(SecretMask.of(TOKEN, Json.object("{}")).apply(text)).isSameAs(text);
    assertThat(mask("hunter2").apply(text)).isSameAs(text);
  }

  @Test
  void a_number_of_a_gigabyte_of_zeros_is_hidden_as_it_is_spelled() {
    String specification = "{'properties': {'pin': {'airbyte_secret': true}}}";

    assertThat(masked(specification, "{'pin': 12345e999999999}", "is 1.2345E+1000000003"))
        .isEqualTo("is **********");
  }

  @Test
  void a_secret_is_hidden_wherever_it_stands() {
    assertThat(mask("hunter2").apply("hunter2 and xhunter2y, hunter2"))
        .isEqualTo("********** and x**********y, **********");
  }

  @Test
  void overlapping_secrets_leave_nothing() {
    String specification =
        "{'properties': {'a': {'airbyte_secret': true}, 'b': {'airbyte_secret': true}}}";
    assertThat(masked(specification, "{'a': 'abcdef', 'b': 'defghi'}", "[abcdefghi]"))
        .isEqualTo("[**********]");
    assertThat(mask("aaaa").apply("aaaaaaa")).isEqualTo("**********");
  }

  @Test
  void escaped_and_encoded_forms_are_hidden() {
    SecretMask mask = mask("pä\"ss/w örd+1");
    assertThat(mask.apply("{\"t\":\"p\\u00e4\\\"ss\\/w \\u00F6rd+1\"}"))
        .isEqualTo("{\"t\":\"**********\"}");
    assertThat(mask.apply("t=p%C3%A4%22ss%2Fw+%c3%b6rd%2b1&x")).isEqualTo("t=**********&x");
    assertThat(mask.apply("t=p%c3%a4%22ss/w%20%C3%B6rd%2B1&x")).isEqualTo("t=**********&x");
    assertThat(mask.apply("t=p%E4%22ss/w%20%F6rd%2B1&x")).isEqualTo("t=**********&x");
    assertThat(mask.apply("\"{\\\"t\\\":\\\"pä\\\\\\\"ss/w örd+1\\\"}\""))
        .isEqualTo("\"{\\\"t\\\":\\\"**********\\\"}\"");
  }

  @Test
  void a_secret_in_hexadecimal_digits_is_hidden_in_either_case() {
    String secret = "Jörg\"/1";
    for (Charset set : List.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1)) {
      String hex = HexFormat.of().formatHex(secret.getBytes(set));
      assertThat(mask(secret).apply("00" + hex + "ff")).isEqualTo("00**********ff");
      assertThat(mask(secret).apply("0x" + hex.toUpperCase(Locale.ROOT))).isEqualTo("0x**********");
    }
  }

  @Test
  void a_password_in_basic_authentication_is_hidden() {
    for (String user : new String[] {"", "u", "us", "use", "user"}) {
      String header = basic(user + ":hunter2");
      assertThat(mask("hunter2").apply("Authorization: Basic " + header))
          .doesNotContain(header)
          .startsWith("Authorization: Basic ")
          .contains("**********");
    }
  }

  private static String basic(String credentials) {
    return Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void base64_inside_a_url_is_hidden() {
    String secret = "ÿþýüûúù??>>";
    String encoded = basic(secret);
    assertThat(encoded).contains("/", "+");
    String escaped = encoded.replace("/", "%2F").replace("+", "%2B").replace("=", "%3D");
    assertThat(mask(secret).apply("?t=" + escaped))
        .isEqualTo("?t=**********" + escapedPadding(encoded));
    assertThat(mask(secret).apply(encoded.replace('+', '-').replace('/', '_')))
        .startsWith("**********");
  }

  private static String escapedPadding(String encoded) {
    return encoded
        .substring(encoded.indexOf('=') < 0 ? encoded.length() : encoded.indexOf('='))
        .replace("=", "%3D");
  }

  @Test
  void each_long_line_of_a_key_is_hidden() {
    SecretMask mask =
        mask("-----BEGIN KEY-----\nMIIEvQIBADAN\r\nshort\n  q83vEjRWeJA=\n-----END KEY-----\n");
    assertThat(mask.apply("bad line MIIEvQIBADAN, then q83vEjRWeJA= and short"))
        .isEqualTo("bad line **********, then ********** and short");
  }

  @Test
  void a_secret_pasted_with_spaces_around_is_hidden_without_them() {
    assertThat(mask(" hunter2\n").apply("[hunter2]")).isEqualTo("[**********]");
  }

  @Test
  void short_secrets_are_hidden_as_whole_words_only() {
    assertThat(mask("ab").apply("ab about 'ab' cab ab."))
        .isEqualTo("********** about '**********' cab **********.");
    assertThat(mask("ab").apply(basic("ab") + " x" + basic("ab")))
        .isEqualTo("********** x" + basic("ab"));
    assertThat(mask("").apply("a  b")).isEqualTo("a  b");
    assertThat(mask("**********").apply("a ********** b")).isEqualTo("a ********** b");
  }

  @Test
  void numbers_and_truth_values_can_be_secret() {
    String specification =
        """
        {'properties': {'pin': {'type': 'integer', 'airbyte_secret': true},
         'flag': {'type': 'boolean', 'airbyte_secret': true}}}
        """;
    assertThat(masked(specification, "{'pin': 123456, 'flag': true}", "pin=123456 true untrue"))
        .isEqualTo("pin=********** ********** untrue");
    assertThat(masked(specification, "{'pin': 123}", "123 rows")).isEqualTo("123 rows");
    assertThat(masked(specification, "{'pin': 12.50}", "12.50 12.5")).isEqualTo("********** 12.5");
  }

  @Test
  void secrets_are_found_nested_in_lists_in_maps_and_behind_references() {
    String specification =
        """
        {'properties': {
           'outer': {'properties': {'inner': {'airbyte_secret': true}}},
           'list': {'items': {'airbyte_secret': true}},
           'rows': {'items': {'properties': {'key': {'airbyte_secret': true}}}},
           'map': {'additionalProperties': {'airbyte_secret': true}},
           'blob': {'airbyte_secret': true},
           'ref': {'$ref': '#/definitions/key'}},
         'definitions': {'key': {'airbyte_secret': true}},
         'allOf': [{'properties': {'part': {'airbyte_secret': true}}}]}
        """;
    String config =
        """
        {'outer': {'inner': 'secret-1'}, 'list': ['secret-2', 'secret-3'], 'rows': [{'key': 'secret-4'}],
         'map': {'any': 'secret-5'}, 'blob': {'deep': ['secret-6']}, 'ref': 'secret-7', 'part': 'secret-8',
         'plain': 'public-1'}
        """;
    assertThat(masked(specification, config, config))
        .doesNotContain("secret-")
        .contains("public-1");
  }

  private static final String CHOICE =
      """
      {'properties': {'auth': {'type': 'object', 'oneOf': [
        {'required': ['k'], 'properties': {'k': {'const': 'key'}, 'value': {'airbyte_secret': true}, 'id': {}}},
        {'required': ['k'], 'properties': {'k': {'const': 'user'}, 'value': {}, 'id': {'airbyte_secret': true}}}]}}}
      """;

  @Test
  void of_a_choice_the_secrets_of_the_taken_branch_are_hidden() {
    assertThat(masked(CHOICE, "{'auth': {'k': 'key', 'value': 'aaaa', 'id': 'bbbb'}}", "aaaa bbbb"))
        .isEqualTo("********** bbbb");
  }

  @Test
  void when_no_branch_is_taken_the_secrets_of_all_are_hidden() {
    assertThat(masked(CHOICE, "{'auth': {'k': 'kye', 'value': 'aaaa', 'id': 'bbbb'}}", "aaaa bbbb"))
        .isEqualTo("********** **********");
    assertThat(masked(CHOICE, "{'auth': {'value': 'aaaa'}}", "aaaa")).isEqualTo("**********");
  }

  @Test
  void left_over_and_mistyped_keys_are_hidden_too() {
    String specification =
        """
        {'properties': {'auth': {'oneOf': [
          {'properties': {'k': {'const': 'key'}, 'token': {'airbyte_secret': true}}},
          {'properties': {'k': {'const': 'user'}, 'name': {}}}]}}}
        """;
    assertThat(
            masked(
                specification,
                "{'auth': {'k': 'user', 'name': 'aaaa', 'token': 'bbbb'}}",
                "aaaa bbbb"))
        .isEqualTo("aaaa **********");
    assertThat(masked(specification, "{'auth': {'k': 'key', 'tokn': 'bbbb'}}", "bbbb"))
        .isEqualTo("**********");
  }

  @Test
  void a_specification_that_refers_to_itself_ends() {
    String specification =
        "{'oneOf': [{'$ref': '#'}, {'$ref': '#/oneOf/1'}], 'properties': {'t': {'airbyte_secret': true}}}";
    assertThat(masked(specification, "{'t': 'secret-1'}", "secret-1")).isEqualTo("**********");
  }

  @Test
  void the_derived_specification_marks_what_the_mask_hides() {
    JsonNode specification = ConfigType.of(Base.Rich.class, Base.class).connectionSpecification();
    JsonNode config =
        Json.object(
            """
            {'access': {'auth_type': 'oauth2.0', 'client_id': 'client-1', 'client_secret': 'secret-1'},
             'certificate': 'secret-2', 'extra_keys': ['secret-3'], 'host': 'host-1'}
            """);
    assertThat(SecretMask.of(specification, config).apply(config.toString()))
        .doesNotContain("secret-")
        .contains("client-1", "host-1");
  }
}
