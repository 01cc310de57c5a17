package dev.tern.cdk.destination;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.protocol.DestinationSyncMode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A destination that keeps all that its author can see of schemas and records. */
final class SeenDestination extends AbstractDestination<SeenDestination.Config> {

  /** Nothing is needed. */
  public record Config(Optional<String> note) {}

  final List<JsonNode> schemas = new ArrayList<>();
  final List<JsonNode> trees = new ArrayList<>();
  final List<String> written = new ArrayList<>();
  final List<Long> times = new ArrayList<>();
  final List<JsonNode> changes = new ArrayList<>();
  final List<String> calls = new ArrayList<>();

  @Override
  protected void check(Config config) {}

  @Override
  protected Capabilities capabilities() {
    return Capabilities.of(DestinationSyncMode.OVERWRITE, DestinationSyncMode.APPEND);
  }

  @Override
  protected StreamWriter open(Config config, WriteRequest request) {
    schemas.add(request.stream().getStream().getJsonSchema());
    return new Writer();
  }

  private final class Writer implements StreamWriter {

    @Override
    public void write(Batch batch) throws Exception {
      calls.add("write " + batch.size());
      for (BatchRecord record : batch) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        record.writeData(data);
        written.add(data.toString(StandardCharsets.UTF_8));
        trees.add(record.data());
        times.add(record.emittedAt());
        record.changes().ifPresent(changes::add);
        if (record.data().path("name").asText().startsWith("refuse")) {
          batch.reject(record.index(), "It says so.");
        }
      }
    }

    @Override
    public void complete() {
      calls.add("complete");
    }

    @Override
    public void abandon() {
      calls.add("abandon");
    }

    @Override
    public void close() {
      calls.add("close");
    }
  }
}
