package dev.tern.testkit.mutant.destination;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.testkit.destination.DestinationStore;
import dev.tern.testkit.destination.StoredRow;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder with a file for each stream: a line that says whose it is, then a line for each row.
 *
 * @param folder where the files are
 * @param fault what is wrong with the names
 */
record ModelStore(Path folder, Fault fault) implements DestinationStore {

  static final String STAGED = ".staged-";
  private static final int LONG_NAME = 215;
  private static final int LARGE = 1_000_000;

  /** The file of a stream. */
  Path file(@Nullable String namespace, String stream) {
    String place = namespace;
    if (fault == Fault.EMPTY_NAMESPACE_IS_NONE && "".equals(namespace)) {
      place = null;
    }
    String name = place == null ? "none/" + stream : "in " + place + "/" + stream;
    if (fault == Fault.CUTS_STREAM_NAMES && name.length() > LONG_NAME) {
      name = name.substring(0, LONG_NAME);
    }
    String folded = fault == Fault.FOLDS_CASE ? name.toLowerCase(Locale.ROOT) : name;
    return folder.resolve(hash(folded) + ".jsonl");
  }

  private static String hash(String name) {
    try {
      byte[] digest =
          java.security.MessageDigest.getInstance("SHA-256")
              .digest(name.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 12);
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The lines of a file behind the first; none when there is no file. */
  static List<ObjectNode> rows(Path file) throws IOException {
    List<ObjectNode> rows = new ArrayList<>();
    for (String line : lines(file)) {
      rows.add((ObjectNode) ProtocolJson.mapper().readTree(line));
    }
    return rows.isEmpty() ? rows : rows.subList(1, rows.size());
  }

  private static List<String> lines(Path file) throws IOException {
    try {
      String text = Files.readString(file);
      return text.isEmpty() ? List.of() : List.of(text.substring(0, text.length() - 1).split("\n"));
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  /** Makes a file have these rows, in one step. */
  static void write(Path file, ObjectNode head, List<ObjectNode> rows) throws IOException {
    Path next = file.resolveSibling(file.getFileName() + ".next");
    try (var out = new BufferedOutputStream(Files.newOutputStream(next))) {
      out.write(line(head));
      for (ObjectNode row : rows) {
        out.write(line(row));
      }
    }
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Whether a file is too large to be made anew for each batch. */
  static boolean isLarge(Path file) throws IOException {
    return Files.exists(file) && Files.size(file) > LARGE;
  }

  /** Adds rows to a file that is there. */
  static void append(Path file, List<ObjectNode> rows) throws IOException {
    try (var out =
        new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.APPEND))) {
      for (ObjectNode row : rows) {
        out.write(line(row));
      }
    }
  }

  /** Half a character becomes a question mark. */
  private static byte[] line(ObjectNode object) {
    return (object + "\n").getBytes(StandardCharsets.UTF_8);
  }

  static ObjectNode head(@Nullable String namespace, String stream) {
    ObjectNode head = JsonNodeFactory.instance.objectNode().put("stream", stream);
    return namespace == null ? head : head.put("namespace", namespace);
  }

  /** The staging places of a file. */
  List<Path> staged(Path file) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(path -> path.toString().startsWith(file + STAGED)).toList();
    }
  }

  @Override
  public List<StoredRow> dump(@Nullable String namespace, String stream) throws IOException {
    return rows(file(namespace, stream)).stream().map(ModelStore::stored).toList();
  }

  @Override
  public List<StoredRow> dump(@Nullable String namespace, String stream, Collection<String> fields)
      throws IOException {
    List<StoredRow> rows = dump(namespace, stream);
    return rows.stream().map(row -> ModelNames.named(row, fields, fault)).toList();
  }

  @Override
  public List<StoredRow> durable(@Nullable String namespace, String stream) throws IOException {
    List<StoredRow> all = new ArrayList<>(dump(namespace, stream));
    for (Path staged : staged(file(namespace, stream))) {
      rows(staged).stream().map(ModelStore::stored).forEach(all::add);
    }
    return all;
  }

  private static StoredRow stored(ObjectNode row) {
    ObjectNode metadata = row.deepCopy();
    JsonNode data = metadata.remove("data");
    return new StoredRow((ObjectNode) data, metadata);
  }

  @Override
  public void clean(String prefix) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      for (Path path : all.filter(it -> it.toString().contains(".jsonl")).toList()) {
        if (belongs(path, prefix)) {
          boolean unused = Files.deleteIfExists(path); // a killed run ends its last step
        }
      }
    }
  }

  private static boolean belongs(Path path, String prefix) throws IOException {
    List<String> lines = lines(path);
    if (lines.isEmpty()) {
      return true; // it was killed before it wrote
    }
    JsonNode head = ProtocolJson.mapper().readTree(lines.get(0));
    return head.path("stream").asText().startsWith(prefix)
        || head.path("namespace").asText().startsWith(prefix);
  }

  @Override
  public Optional<List<String>> places() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return Optional.of(all.map(path -> path.getFileName().toString()).sorted().toList());
    }
  }
}
