package dev.tern.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.message.ProtocolJson;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The configuration of one connector. */
final class ConfigOption {

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "its configuration; $${env:NAME} and $${file:PATH} in it are filled in")
  private @Nullable Path file;

  /** A connector without a configuration has an empty one. */
  ObjectNode config(Surroundings around) {
    return file == null
        ? ProtocolJson.mapper().createObjectNode()
        : new JsonFile(file, around).config();
  }

  /**
   * Whether a word names a connector rather than a saved connection: it has a configuration, or
   * letters that names do not have.
   */
  boolean meansConnector(String word) {
    return file != null || word.contains(":") || word.contains("/");
  }
}
