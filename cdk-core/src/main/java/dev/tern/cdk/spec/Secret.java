package dev.tern.cdk.spec;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * A text that must not be seen: it prints and serialises as {@code **********}. A component of this
 * type is marked {@code airbyte_secret} in the specification. Immutable.
 */
public final class Secret {
  private final String text;

  private Secret(String text) {
    this.text = text;
  }

  /** Hides the text. */
  @JsonCreator
  public static Secret of(String text) {
    return new Secret(text);
  }

  /** The text itself: for the call that needs it, never for a log or an exception. */
  public String reveal() {
    return text;
  }

  /** Always {@code **********}, whatever the length. */
  @Override
  @JsonValue
  public String toString() {
    return SecretMask.HIDDEN;
  }

  /** Compares in a time that does not depend on where the texts differ. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret
        && MessageDigest.isEqual(
            text.getBytes(StandardCharsets.UTF_8), secret.text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }
}
