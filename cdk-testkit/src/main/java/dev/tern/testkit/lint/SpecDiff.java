package dev.tern.testkit.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Judges whether configurations that fitted one specification still fit the next. */
final class SpecDiff {

  private static final String RULE = "LINT-SPEC-15";
  private static final List<String> LEAST =
      List.of("minimum", "exclusiveMinimum", "minLength", "minItems");
  private static final List<String> MOST =
      List.of("maximum", "exclusiveMaximum", "maxLength", "maxItems");
  private static final List<String> SAME = List.of("const", "pattern", "format");

  private final Verdicts verdicts;
  private final Spot spot;

  SpecDiff(Verdicts verdicts, Spot spot) {
    this.verdicts = verdicts;
    this.spot = spot;
  }

  /** Compares a specification with the one before. */
  void compare(JsonNode before, JsonNode now) {
    verdicts.looked(RULE);
    schema("", before, now);
  }

  private void rule(boolean fulfilled, String at, String what) {
    verdicts.require(
        fulfilled, RULE, spot, (at.isEmpty() ? "The specification" : "Option " + at) + " " + what);
  }

  private void schema(String at, JsonNode before, JsonNode now) {
    types(at, before, now);
    values(at, before, now);
    required(at, before, now);
    for (Map.Entry<String, JsonNode> option : before.path("properties").properties()) {
      String place = at + "/" + option.getKey();
      JsonNode next = now.path("properties").path(option.getKey());
      rule(next.isObject(), place, "was removed");
      if (next.isObject()) {
        schema(place, option.getValue(), next);
      }
    }
    if (before.path("items").isObject() && now.path("items").isObject()) {
      schema(at + "/items", before.path("items"), now.path("items"));
    }
    for (JsonNode variant : before.path("oneOf")) {
      variant(at, variant, now.path("oneOf"));
    }
  }

  private void types(String at, JsonNode before, JsonNode now) {
    Set<String> taken = Schemas.types(now);
    if (taken.contains("number")) {
      taken.add("integer");
    }
    rule(
        taken.isEmpty() || taken.containsAll(Schemas.types(before)),
        at,
        "takes fewer types than before");
  }

  private void values(String at, JsonNode before, JsonNode now) {
    Set<JsonNode> taken = new HashSet<>();
    now.path("enum").forEach(taken::add);
    Set<JsonNode> known = new HashSet<>();
    before.path("enum").forEach(known::add);
    boolean free = known.isEmpty() && !taken.isEmpty() && !before.has("const");
    rule(!free && (taken.isEmpty() || taken.containsAll(known)), at, "takes fewer values");
    for (String word : SAME) {
      boolean same = now.path(word).equals(before.path(word));
      rule(same || !now.has(word), at, "has another " + word);
    }
    for (String word : LEAST) {
      rule(!tighter(before.path(word), now.path(word), 1), at, "has a higher " + word);
    }
    for (String word : MOST) {
      rule(!tighter(before.path(word), now.path(word), -1), at, "has a lower " + word);
    }
  }

  private static boolean tighter(JsonNode before, JsonNode now, int direction) {
    if (!now.isNumber()) {
      return false;
    }
    BigDecimal bound = now.decimalValue();
    return !before.isNumber() || bound.compareTo(before.decimalValue()) * direction > 0;
  }

  private void required(String at, JsonNode before, JsonNode now) {
    Set<String> known = new HashSet<>();
    before.path("required").forEach(name -> known.add(name.asText()));
    for (JsonNode name : now.path("required")) {
      rule(known.contains(name.asText()), at + "/" + name.asText(), "is required now");
    }
  }

  private void variant(String at, JsonNode before, JsonNode variants) {
    for (JsonNode now : variants) {
      if (constants(now).equals(constants(before))) {
        schema(at, before, now);
        return;
      }
    }
    rule(false, at, "lost the variant " + constants(before));
  }

  private static Set<String> constants(JsonNode variant) {
    Set<String> constants = new HashSet<>();
    for (Map.Entry<String, JsonNode> option : variant.path("properties").properties()) {
      if (option.getValue().has("const")) {
        constants.add(option.getKey() + "=" + option.getValue().get("const").asText());
      }
    }
    return constants;
  }
}
