package dev.tern.examples.jsonl;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.protocol.StreamDescriptor;
import dev.tern.testkit.destination.DestinationStore;
import dev.tern.testkit.destination.StoredRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files of the destination, for the conformance suite.
 *
 * @param folder what {@code path} says
 */
record JsonlStore(Path folder) implements DestinationStore {

  @Override
  public List<StoredRow> dump(@Nullable String namespace, String stream) throws IOException {
    Path file = file(namespace, stream);
    if (!Files.isDirectory(LineFile.parent(file))) {
      return List.of();
    }
    List<StoredRow> rows = new ArrayList<>();
    for (Path full : new FileSeries(file).full()) {
      read(full, rows);
    }
    read(file, rows);
    return rows;
  }

  /** With what is not merged yet, and what is staged. */
  @Override
  public List<StoredRow> durable(@Nullable String namespace, String stream) throws IOException {
    List<StoredRow> rows = new ArrayList<>(dump(namespace, stream));
    String name = file(namespace, stream).getFileName().toString();
    for (Path path : files()) {
      String other = path.getFileName().toString();
      if (other.startsWith(name + ".log") || other.startsWith(name + ".staging")) {
        read(path, rows);
      }
    }
    return rows;
  }

  private Path file(@Nullable String namespace, String stream) {
    return StreamPaths.file(
        folder, new StreamDescriptor().withName(stream).withNamespace(namespace));
  }

  private static void read(Path file, List<StoredRow> rows) throws IOException {
    if (!Files.exists(file)) {
      return;
    }
    String text = Files.readString(file);
    for (String line : text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
      if (!line.isEmpty()) {
        rows.add(StoredRow.ofColumns((ObjectNode) ProtocolJson.mapper().readTree(line)));
      }
    }
  }

  @Override
  public void clean(String prefix) throws IOException {
    for (Path file : files()) {
      Path parent = LineFile.parent(file);
      boolean inNamespace = parent.getFileName().toString().startsWith(prefix);
      if (inNamespace || file.getFileName().toString().startsWith(prefix)) {
        Files.delete(file);
      }
      if (inNamespace && isEmpty(parent)) {
        Files.delete(parent);
      }
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.findAny().isEmpty();
    }
  }

  private List<Path> files() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted(Comparator.naturalOrder()).toList();
    }
  }

  @Override
  public Optional<List<String>> places() throws IOException {
    return Optional.of(files().stream().map(path -> folder.relativize(path).toString()).toList());
  }
}
