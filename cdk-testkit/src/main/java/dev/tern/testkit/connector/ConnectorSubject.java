package dev.tern.testkit.connector;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.worker.connector.Connector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What the author of a connector says about it. Only the connector and a configuration that works
 * have to be given; a check that needs more is skipped with the name of the method to override.
 */
public interface ConnectorSubject {

  /** The connector: a jar, a program, an image, or one inside this process. */
  Connector connector();

  /** A configuration that works. The store behind it does not change by itself. */
  JsonNode config();

  /** Configurations that fit the specification and do not work (ANY-9). */
  default List<BadConfig> badConfigs() {
    return List.of();
  }

  /** Options that sound secret and are not (ANY-8). */
  default Set<String> plainOptions() {
    return Set.of();
  }

  /** The {@code connectionSpecification} that is kept with the tests (ANY-3). */
  default Optional<JsonNode> keptSpecification() {
    return Optional.empty();
  }

  /** JSON in a file that is kept with the tests. */
  static Optional<JsonNode> kept(Path file) {
    try {
      return Optional.of(ProtocolJson.mapper().readTree(Files.readString(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The {@code connectionSpecification} of the version before (LINT-SPEC-15). */
  default Optional<JsonNode> previousSpecification() {
    return Optional.empty();
  }

  /** A configuration that makes the author's code print and libraries log (ANY-11). */
  default Optional<JsonNode> noisyConfig() {
    return Optional.empty();
  }

  /** A text that changes when anything in the store does (ANY-10). */
  default Optional<String> storeContents() {
    return Optional.empty();
  }

  /** How much memory the process may take at most, in bytes (ANY-14). */
  default OptionalLong memoryLimit() {
    return OptionalLong.empty();
  }

  /** The version in the connector's metadata (ANY-16). */
  default Optional<String> version() {
    return Optional.empty();
  }

  /** How long spec, check and discover may take (CMD-17): as long as platforms wait for them. */
  default Duration answerLimit() {
    return Duration.ofMinutes(9);
  }

  /** How long a single run may take. */
  default Duration patience() {
    return Duration.ofMinutes(2);
  }
}
