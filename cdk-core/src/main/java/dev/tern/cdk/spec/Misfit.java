package dev.tern.cdk.spec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.error.ConfigException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The failure of a value that its shape cannot read. */
final class Misfit {
  private Misfit() {}

  static ConfigException missing(String pointer) {
    return of(ConfigProblem.missing(pointer, "required"), null);
  }

  static ConfigException at(
      String pointer, JsonNode value, String expectation, @Nullable Throwable cause) {
    Optional<String> shown = Optional.of(ShownValue.of(value));
    return of(new ConfigProblem(pointer, "expected " + expectation, shown), cause);
  }

  static ConfigException of(ConfigProblem problem, @Nullable Throwable cause) {
    return new ConfigException("1 problem in the configuration: " + problem + ".", cause);
  }
}
