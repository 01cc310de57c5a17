package dev.tern.cdk.spec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.error.ConfigException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The failure of a value that its shape cannot read. */
final class Misfit {
  private Misfit() {}

  static ConfigException missing(String pointer) {
    return new ConfigException(ConfigProblem.missing(pointer, "required") + ".");
  }

  static ConfigException at(
      String pointer, JsonNode value, String expectation, @Nullable Throwable cause) {
    Optional<String> shown = Optional.of(ShownValue.of(value));
    return new ConfigException(
        new ConfigProblem(pointer, "expected " + expectation, shown) + ".", cause);
  }
}
