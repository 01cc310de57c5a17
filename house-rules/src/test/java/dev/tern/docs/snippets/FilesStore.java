package dev.tern.docs.snippets;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.destination.FileName;
import dev.tern.protocol.StreamDescriptor;
import dev.tern.testkit.destination.DestinationStore;
import dev.tern.testkit.destination.StoredRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The files of the short destination, for the conformance suite. */
record FilesStore(Path folder) implements DestinationStore {

  private static final ObjectMapper EXACT =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  @Override
  public List<StoredRow> dump(@Nullable String namespace, String stream) throws IOException {
    var descriptor = new StreamDescriptor().withNamespace(namespace).withName(stream);
    Path file = folder.resolve(FileName.of(descriptor) + ".jsonl");
    List<StoredRow> rows = new ArrayList<>();
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        rows.add(StoredRow.of((ObjectNode) EXACT.readTree(line)));
      }
    }
    return rows;
  }

  @Override
  public void clean(String prefix) throws IOException {
    for (String name : places().orElseThrow()) {
      if (name.startsWith(prefix) || name.startsWith("%@" + prefix)) {
        Files.delete(folder.resolve(name));
      }
    }
  }

  @Override
  public Optional<List<String>> places() throws IOException {
    try (var files = Files.list(folder)) {
      return Optional.of(files.map(file -> file.getFileName().toString()).toList());
    }
  }
}
