package dev.tern.worker.connector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.protocol.ConnectorSpecification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * What connectors said about themselves, in a folder, for as long as it is sure that they would say
 * it again: one whose {@link Connector#stamp() stamp} is the same is not started to be asked.
 *
 * <p>A file that cannot be read or written only costs the question. Safe for any number of threads
 * and processes.
 *
 * @param folder made with the first answer
 */
public record KnownSpecs(Path folder) {

  private static final String STAMP = "stamp";
  private static final String SPEC = "spec";

  /** The specification of a connector, which is asked when it is not known. */
  public ConnectorSpecification of(
      Connector connector, Function<Connector, ConnectorSpecification> ask) {
    Optional<String> stamp = connector.stamp();
    Optional<ConnectorSpecification> known = stamp.flatMap(now -> find(connector, now));
    if (known.isPresent()) {
      return known.get();
    }
    ConnectorSpecification told = ask.apply(connector);
    if (stamp.isPresent() && stamp.equals(connector.stamp())) { // the same that was asked
      keep(connector, stamp.get(), told);
    }
    return told;
  }

  private Optional<ConnectorSpecification> find(Connector connector, String stamp) {
    try {
      JsonNode kept = ProtocolJson.mapper().readTree(Files.readAllBytes(file(connector)));
      return kept.path(STAMP).asText().equals(stamp)
          ? Optional.of(
              ProtocolJson.mapper().treeToValue(kept.path(SPEC), ConnectorSpecification.class))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private void keep(Connector connector, String stamp, ConnectorSpecification told) {
    ObjectNode kept = ProtocolJson.mapper().createObjectNode().put(STAMP, stamp);
    kept.set(SPEC, ProtocolJson.mapper().valueToTree(told));
    try {
      Path draft = PrivateFiles.create(folder.resolve(UUID.randomUUID() + ".new"));
      Files.write(draft, ProtocolJson.mapper().writeValueAsBytes(kept));
      Files.move(draft, file(connector), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      // it will be asked again
    }
  }

  private Path file(Connector connector) {
    byte[] name = connector.reference().getBytes(StandardCharsets.UTF_8);
    return folder.resolve(UUID.nameUUIDFromBytes(name) + ".json");
  }
}
