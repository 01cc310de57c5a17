package dev.tern.cdk.spec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.message.ProtocolJson;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Every form in which one secret of a configuration can stand in a text. */
final class SecretForms {
  private static final int LEAST = 4;
  private static final int LEAST_OF_LINE = 8;

  private SecretForms() {}

  static Set<Needle> of(JsonNode secret) {
    Set<Needle> needles = new LinkedHashSet<>();
    if (secret.isTextual()) {
      addText(secret.textValue(), needles);
    } else if (secret.isBoolean()) {
      addWord(secret.asText(), needles);
    } else if (secret.isNumber()) {
      addNumber(secret, needles);
    }
    return needles;
  }

  private static void addNumber(JsonNode secret, Set<Needle> needles) {
    BigDecimal number = secret.decimalValue();
    for (String text : List.of(secret.asText(), number.toString(), ProtocolJson.text(number))) {
      if (text.chars().filter(Character::isDigit).count() >= LEAST) {
        addAnywhere(text, needles);
      }
    }
  }

  private static void addText(String secret, Set<Needle> needles) {
    String trimmed = secret.strip();
    if (trimmed.chars().allMatch(c -> c == '*')) {
      return; // nothing, or hidden by the platform already
    }
    for (String text : List.of(secret, trimmed)) {
      if (text.length() < LEAST) {
        addWord(text, needles);
      } else {
        addAnywhere(text, needles);
      }
    }
    if (trimmed.lines().count() > 1) {
      trimmed.lines().map(String::strip).forEach(line -> addLine(line, needles));
    }
  }

  private static void addLine(String line, Set<Needle> needles) {
    if (line.length() >= LEAST_OF_LINE) {
      TextForms.of(line).forEach(form -> needles.add(Needle.anywhere(form)));
    }
  }

  private static void addAnywhere(String text, Set<Needle> needles) {
    TextForms.of(text).forEach(form -> needles.add(Needle.anywhere(form)));
    for (String written : TextForms.beforeBase64(text)) {
      charsets(written).forEach(set -> needles.addAll(Base64Forms.of(written.getBytes(set))));
    }
    for (Charset set : charsets(text)) {
      addHex(text.getBytes(set), needles);
    }
  }

  /** Digests and dumps write two digits a byte. */
  private static void addHex(byte[] bytes, Set<Needle> needles) {
    HexFormat digits = HexFormat.of();
    needles.add(Needle.anywhere(digits.formatHex(bytes)));
    needles.add(Needle.anywhere(digits.withUpperCase().formatHex(bytes)));
  }

  private static void addWord(String text, Set<Needle> needles) {
    TextForms.of(text).forEach(form -> needles.add(Needle.word(form)));
    for (Charset set : charsets(text)) {
      Base64Forms.alone(text.getBytes(set)).forEach(form -> needles.add(Needle.word(form)));
    }
  }

  /** HTTP basic authentication is often ISO 8859-1. */
  private static Set<Charset> charsets(String text) {
    boolean latin = text.chars().allMatch(c -> c <= 0xFF);
    return latin
        ? Set.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1)
        : Set.of(StandardCharsets.UTF_8);
  }
}
