package dev.tern.cdk.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A filter that replaces the secrets of one configuration in any text by {@value #HIDDEN} (ENV-19).
 *
 * <p>It finds the values at {@code airbyte_secret} paths plain, JSON-escaped, URL-encoded, in
 * hexadecimal digits, in base64 (also in the middle of a longer base64 text), and one of these
 * inside another; of a secret of several lines also each line of at least 8 characters. Where the
 * configuration fits no branch of a {@code oneOf}, the secrets of all branches count.
 *
 * <p>Secrets of less than 4 characters and truth values are replaced as whole words only: anywhere
 * else they would blot out most of a message, and the blots would tell what they are. Numbers of
 * less than 4 digits are left alone.
 *
 * <p>Immutable, safe for threads. Without secrets it returns the text as it is.
 */
public final class SecretMask implements UnaryOperator<String> {
  /**
   * What stands in the place of a secret: the same as on platforms, which put the secret back where
   * they get this in a configuration.
   */
  public static final String HIDDEN = "**********";

  private static final SecretMask NONE = new SecretMask(Set.of());

  private final List<Needle> needles;

  private SecretMask(Set<Needle> needles) {
    this.needles = List.copyOf(needles);
  }

  /** The filter that changes nothing. */
  public static SecretMask none() {
    return NONE;
  }

  /** The filter for a configuration, valid or not, by its connection specification. */
  public static SecretMask of(JsonNode connectionSpecification, JsonNode config) {
    Set<Needle> needles = new LinkedHashSet<>();
    for (JsonNode secret : SecretValues.in(connectionSpecification, config)) {
      needles.addAll(SecretForms.of(secret));
    }
    return needles.isEmpty() ? NONE : new SecretMask(needles);
  }

  /** The text without the secrets; the same text when there is none in it. */
  @Override
  public String apply(String text) {
    if (needles.isEmpty() || text.isEmpty()) {
      return text;
    }
    BitSet hidden = new BitSet();
    for (TextView view : TextView.of(text)) {
      for (Needle needle : needles) {
        needle.mark(view, hidden);
      }
    }
    return hidden.isEmpty() ? text : replace(text, hidden);
  }

  private static String replace(String text, BitSet hidden) {
    StringBuilder shown = new StringBuilder(text.length());
    int from = 0;
    while (from < text.length()) {
      int start = hidden.nextSetBit(from);
      if (start < 0) {
        break;
      }
      shown.append(text, from, start).append(HIDDEN);
      from = hidden.nextClearBit(start);
    }
    return shown.append(text, Math.min(from, text.length()), text.length()).toString();
  }
}
