package dev.tern.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.message.ProtocolJson;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The configurations of the two ends. */
final class LinkOptions {

  @Option(
      names = "--source-config",
      paramLabel = "FILE",
      description =
          "configuration of the source; $${env:NAME} and $${file:PATH} in it are filled in")
  private @Nullable Path source;

  @Option(
      names = "--destination-config",
      paramLabel = "FILE",
      description = "configuration of the destination")
  private @Nullable Path destination;

  /** Whether one of them was given. */
  boolean any() {
    return source != null || destination != null;
  }

  ObjectNode source(Surroundings around) {
    return config(source, around);
  }

  ObjectNode destination(Surroundings around) {
    return config(destination, around);
  }

  /** A connector without a configuration has an empty one. */
  private static ObjectNode config(@Nullable Path file, Surroundings around) {
    return file == null
        ? ProtocolJson.mapper().createObjectNode()
        : new JsonFile(file, around).config();
  }
}
