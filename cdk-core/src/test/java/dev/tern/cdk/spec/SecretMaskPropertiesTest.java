package dev.tern.cdk.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.ByteArrayOutputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SecretMaskPropertiesTest {
  private static final JsonMapper ASCII =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  @Provide
  Arbitrary<String> secrets() {
    Arbitrary<String> any = Arbitraries.strings().ofMinLength(4).ofMaxLength(24);
    Arbitrary<String> nasty =
        Arbitraries.strings().withChars("ab1%+\\\"/ \n=ué€u0").ofMinLength(4).ofMaxLength(12);
    Arbitrary<String> plain =
        Arbitraries.strings().withCharRange('!', '~').ofMinLength(4).ofMaxLength(40);
    return Arbitraries.oneOf(any, nasty, plain)
        .filter(secret -> secret.strip().length() >= 4 && !secret.contains("*"));
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> any = Arbitraries.strings().ofMaxLength(20);
    Arbitrary<String> nasty =
        Arbitraries.strings().withChars("ab1%+\\\"/ \n=ué€u0").ofMaxLength(12);
    return Arbitraries.oneOf(any, nasty).filter(text -> !text.contains("*"));
  }

  private static SecretMask mask(String secret) {
    ObjectNode config = Json.object("{}");
    config.put("token", secret);
    return SecretMask.of(
        Json.object("{'properties': {'token': {'airbyte_secret': true}}}"), config);
  }

  private static void hides(String secret, String before, String spelled, String after) {
    assertThat(mask(secret).apply(before + spelled + after)).doesNotContain(spelled);
  }

  @Property
  void plain(
      @ForAll("secrets") String secret,
      @ForAll("texts") String before,
      @ForAll("texts") String after) {
    hides(secret, before, secret, after);
  }

  @Property
  void escaped_for_json(
      @ForAll("secrets") String secret,
      @ForAll("texts") String before,
      @ForAll("texts") String after) {
    String minimal = TextNode.valueOf(secret).toString();
    String ascii = json(secret);
    hides(secret, before, minimal.substring(1, minimal.length() - 1), after);
    hides(secret, before, ascii, after);
    hides(secret, before, ascii.replace("/", "\\/"), after);
  }

  @Property
  void escaped_for_json_twice(@ForAll("secrets") String secret) {
    hides(secret, "{\"body\":\"{\\\"t\\\":\\\"", json(json(secret)), "\\\"}\"}");
  }

  private static String json(String text) {
    try {
      String quoted = ASCII.writeValueAsString(text);
      return quoted.substring(1, quoted.length() - 1);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Property
  void encoded_for_urls(
      @ForAll("secrets") String secret,
      @ForAll("texts") String before,
      @ForAll("texts") String after) {
    String form = URLEncoder.encode(secret, StandardCharsets.UTF_8);
    hides(secret, before, form, after);
    hides(secret, before, form.replace("+", "%20"), after);
    hides(secret, before, lower(form), after);
    hides(secret, before, lower(form.replace("+", "%20")), after);
  }

  @Property
  void encoded_for_urls_byte_by_byte(@ForAll("secrets") String secret) {
    StringBuilder spelled = new StringBuilder();
    for (byte b : secret.getBytes(StandardCharsets.UTF_8)) {
      spelled.append(String.format(Locale.ROOT, "%%%02x", b));
    }
    hides(secret, "https://example.com/?t=", spelled.toString(), "&x=1");
  }

  private static String lower(String encoded) {
    return java.util.regex.Pattern.compile("%[0-9A-F]{2}")
        .matcher(encoded)
        .replaceAll(escape -> escape.group().toLowerCase(Locale.ROOT));
  }

  @Property
  void in_base64_at_every_alignment(
      @ForAll("secrets") String secret,
      @ForAll("texts") String before,
      @ForAll("texts") String after) {
    byte[] document = bytes(before, secret, after);
    int from = bytes(before).length;
    int to = from + bytes(secret).length;
    for (Base64.Encoder alphabet :
        new Base64.Encoder[] {
          Base64.getEncoder(), Base64.getUrlEncoder(), Base64.getEncoder().withoutPadding()
        }) {
      String encoded = alphabet.encodeToString(document);
      String ofTheSecretAlone = encoded.substring((from * 4 + 2) / 3, to * 4 / 3);
      assertThat(mask(secret).apply("Basic " + encoded)).doesNotContain(ofTheSecretAlone);
    }
  }

  @Property
  void in_base64_of_a_json_document(@ForAll("secrets") String secret) {
    String document = "{\"token\":" + TextNode.valueOf(secret) + "}";
    String encoded = Base64.getEncoder().encodeToString(bytes(document));
    assertThat(mask(secret).apply(encoded)).isNotEqualTo(encoded).contains("**********");
  }

  private static byte[] bytes(String... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (String part : parts) {
      all.writeBytes(part.getBytes(StandardCharsets.UTF_8));
    }
    return all.toByteArray();
  }

  @Property
  void a_text_that_has_nothing_to_do_with_the_secret_stays(@ForAll("texts") String text) {
    assertThat(mask("Zq9~Zq9~Zq9~").apply(text)).isEqualTo(text);
  }
}
