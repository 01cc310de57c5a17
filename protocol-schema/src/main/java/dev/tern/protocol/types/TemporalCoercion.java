package dev.tern.protocol.types;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The making of canonical temporal texts out of common other spellings.
 *
 * <p>A text without an offset is taken as UTC where the type has one, as platforms do. Numbers are
 * never taken as epochs (TYPE-1).
 */
final class TemporalCoercion {
  private static final Pattern COMMON =
      Pattern.compile(
          "(?:(?<day>\\d{4}-\\d{2}-\\d{2}))?(?:(?:[Tt]|\\s+|\\b)(?<clock>\\d{2}:\\d{2})(?<second>:\\d{2})?"
              + "(?:[.,](?<fraction>\\d+))?\\s*(?:(?<utc>[Zz]|UTC|GMT)|(?<hours>[+-]\\d{1,2})(?::?(?<minutes>\\d{2}))?)?)?"
              + "(?<era>\\s*BC)?");
  private static final String MIDNIGHT = "00:00:00";

  private TemporalCoercion() {}

  static Attempt attempt(DataType type, JsonNode value) {
    Matcher text = COMMON.matcher(value.isTextual() ? value.textValue().strip() : "-");
    if (!text.matches()) {
      return Attempt.notOfType();
    }
    Attempt attempt =
        switch (type.kind()) {
          case DATE -> date(text);
          case TIMESTAMP_WITH_TIMEZONE -> timestamp(text, offset(text));
          case TIMESTAMP_WITHOUT_TIMEZONE -> losing(hasOffset(text), timestamp(text, ""));
          case TIME_WITH_TIMEZONE -> losing(text.group("day") != null, time(text, offset(text)));
          default -> losing(text.group("day") != null || hasOffset(text), time(text, ""));
        };
    return ValueCheck.fits(type, attempt.value(), SchemaForm.V0) ? attempt : Attempt.notOfType();
  }

  private static Attempt date(Matcher text) {
    if (text.group("day") == null) {
      return Attempt.notOfType();
    }
    boolean midnight =
        text.group("clock") == null || (clock(text).equals(MIDNIGHT) && !hasOffset(text));
    return losing(!midnight, Attempt.lossless(text.group("day") + era(text)));
  }

  private static Attempt timestamp(Matcher text, String offset) {
    String clock = text.group("clock") == null ? MIDNIGHT : clock(text);
    return text.group("day") == null
        ? Attempt.notOfType()
        : Attempt.lossless(text.group("day") + "T" + clock + offset + era(text));
  }

  private static Attempt time(Matcher text, String offset) {
    return text.group("clock") == null
        ? Attempt.notOfType()
        : Attempt.lossless(clock(text) + offset);
  }

  private static Attempt losing(boolean part, Attempt attempt) {
    return part && attempt.value() instanceof TextNode
        ? new Attempt(attempt.value(), Attempt.Loss.PART)
        : attempt;
  }

  private static String clock(Matcher text) {
    String second = text.group("second") == null ? ":00" : text.group("second");
    String fraction = text.group("fraction") == null ? "" : "." + text.group("fraction");
    return text.group("clock") + second + fraction;
  }

  private static boolean hasOffset(Matcher text) {
    return text.group("utc") != null || text.group("hours") != null;
  }

  private static String offset(Matcher text) {
    if (text.group("hours") == null) {
      return "Z";
    }
    String hours = text.group("hours");
    String padded = hours.length() == 2 ? hours.charAt(0) + "0" + hours.charAt(1) : hours;
    return padded + ":" + (text.group("minutes") == null ? "00" : text.group("minutes"));
  }

  private static String era(Matcher text) {
    return text.group("era") == null ? "" : " BC";
  }
}
