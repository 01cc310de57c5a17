package dev.tern.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.protocol.AirbyteCatalog;
import dev.tern.protocol.AirbyteConnectionStatus;
import dev.tern.protocol.ConnectorSpecification;
import dev.tern.worker.ConnectorDesk;
import dev.tern.worker.connector.Connector;
import dev.tern.worker.connector.ConnectorReferences;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Asks connectors, which are called by their references. */
final class Desk implements ConnectorDesk {

  private final ConnectorReferences references;

  Desk(Surroundings around) {
    Path root =
        Optional.ofNullable(around.environment().get("CDK_ROOT"))
            .map(Path::of)
            .orElse(around.folder());
    this.references = new ConnectorReferences(root, around.out());
  }

  @Override
  public Connector connector(String reference) {
    return references.parse(reference);
  }

  @Override
  public ConnectorSpecification spec(Connector connector) {
    return ask(connector, List.of("spec"), "spec", ConnectorSpecification.class);
  }

  @Override
  public Discovery discover(Connector connector, ObjectNode config) {
    return new Discovery(
        ask(connector, config, "discover", "catalog", AirbyteCatalog.class), Optional.empty());
  }

  AirbyteConnectionStatus check(Connector connector, ObjectNode config) {
    return ask(connector, config, "check", "connectionStatus", AirbyteConnectionStatus.class);
  }

  private <T> T ask(Connector c, ObjectNode config, String command, String field, Class<T> type) {
    try {
      Path file = java.nio.file.Files.createTempFile("x", "json");
      java.nio.file.Files.writeString(file, config.toString());
      return ask(c, List.of(command, "--config", file.toString()), field, type);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private <T> T ask(Connector connector, List<String> words, String field, Class<T> type) {
    try (var run = connector.start(words)) {
      run.input().close();
      String text =
          new String(run.output().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
      for (String line : text.lines().toList()) {
        var node = dev.tern.cdk.message.ProtocolJson.mapper().readTree(line);
        if (node.has(field)) {
          return dev.tern.cdk.message.ProtocolJson.mapper().treeToValue(node.get(field), type);
        }
      }
      throw new dev.tern.cdk.error.SystemException(text);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
