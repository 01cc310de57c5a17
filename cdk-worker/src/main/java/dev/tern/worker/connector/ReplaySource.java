package dev.tern.worker.connector;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.message.Line;
import dev.tern.cdk.message.MessageReader;
import dev.tern.cdk.message.Messages;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.protocol.AirbyteCatalog;
import dev.tern.protocol.ConnectorSpecification;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A source that prints a recorded file of messages, {@code replay:FILE}.
 *
 * <p>Its specification and its catalog are those in the file, if there are any; else every stream
 * of the file is offered, with the fields of its records.
 */
final class ReplaySource extends BuiltIn {

  private static final int BLOCK = 64 * 1024;

  private final Path file;

  ReplaySource(Path file) {
    this.file = file;
  }

  @Override
  void check() {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new ConfigException(
          "The file '" + file + "' cannot be read. Name a recorded output of a source.");
    }
  }

  @Override
  ConnectorSpecification spec() throws IOException {
    Optional<JsonNode> recorded = Files.isReadable(file) ? find("SPEC", "spec") : Optional.empty();
    return recorded.isEmpty()
        ? super.spec()
        : ProtocolJson.mapper().treeToValue(recorded.get(), ConnectorSpecification.class);
  }

  @Override
  void work(Call call) throws Exception {
    check();
    switch (call.command()) {
      case "discover" -> call.out().write(Messages.catalog(catalog()));
      case "read" -> read(call);
      default -> throw unknown(call);
    }
  }

  /** Lines are handed on as they are, the odd ones, too. */
  private void read(Call call) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] block = new byte[BLOCK];
      int count = in.read(block);
      while (count >= 0 && !call.stop().requested()) {
        call.streams().out().write(block, 0, count);
        count = in.read(block);
      }
    }
  }

  private AirbyteCatalog catalog() throws IOException {
    Optional<JsonNode> recorded = find("CATALOG", "catalog");
    return recorded.isEmpty()
        ? offered()
        : ProtocolJson.mapper().treeToValue(recorded.get(), AirbyteCatalog.class);
  }

  private AirbyteCatalog offered() throws IOException {
    OfferedStreams streams = new OfferedStreams();
    forEach(streams::take);
    return streams.catalog();
  }

  private Optional<JsonNode> find(String type, String field) throws IOException {
    JsonNode[] found = new JsonNode[1];
    forEach(
        message -> {
          if (found[0] == null && message.path("type").asText().equals(type)) {
            found[0] = message.get(field);
          }
        });
    return Optional.ofNullable(found[0]);
  }

  private void forEach(Consumer<JsonNode> taker) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageReader lines = new MessageReader(in);
      for (Optional<Line> line = lines.next(); line.isPresent(); line = lines.next()) {
        message(line.get()).ifPresent(taker);
      }
    }
  }

  private static Optional<JsonNode> message(Line line) throws IOException {
    if (!line.opensObject()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          ProtocolJson.mapper().readTree(line.array(), line.offset(), line.length()));
    } catch (JsonProcessingException e) {
      return Optional.empty(); // read prints it, and its consumer judges it
    }
  }
}
