package dev.tern.cli.kit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.testkit.destination.DestinationStore;
import dev.tern.testkit.destination.StoredRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A store that commands look into. Each is told the stream and, if there is one, its namespace
 * behind its words; and all of it as a line of JSON on its stdin.
 *
 * @param dump prints a row on each line
 * @param durable prints what is staged, too
 * @param clean is told a prefix
 * @param listing prints a name on each line
 */
record CommandStore(
    StoreCommand dump,
    Optional<StoreCommand> durable,
    StoreCommand clean,
    Optional<StoreCommand> listing)
    implements DestinationStore {

  @Override
  public List<StoredRow> dump(@Nullable String namespace, String stream) {
    return dump(namespace, stream, List.of());
  }

  @Override
  public List<StoredRow> dump(
      @Nullable String namespace, String stream, Collection<String> fields) {
    return rows(dump, namespace, stream, fields);
  }

  @Override
  public List<StoredRow> durable(@Nullable String namespace, String stream) {
    return rows(durable.orElse(dump), namespace, stream, List.of());
  }

  private static List<StoredRow> rows(
      StoreCommand command, @Nullable String namespace, String stream, Collection<String> fields) {
    ObjectNode request = ProtocolJson.mapper().createObjectNode().put("stream", stream);
    request.put("namespace", namespace);
    fields.forEach(request.putArray("fields")::add);
    List<String> arguments = new ArrayList<>(List.of(stream));
    Optional.ofNullable(namespace).ifPresent(arguments::add);
    return command.lines(request + "\n", arguments).stream()
        .filter(line -> !line.isBlank())
        .map(line -> row(command, line))
        .toList();
  }

  /** A row, or a RECORD message as it came in. */
  private static StoredRow row(StoreCommand command, String line) {
    ObjectNode row = object(command, line);
    return row.path("type").asText().equals("RECORD")
            && row.path("record").path("data") instanceof ObjectNode data
        ? StoredRow.of(data)
        : StoredRow.ofColumns(row);
  }

  private static ObjectNode object(StoreCommand command, String line) {
    try {
      if (ProtocolJson.mapper().readTree(line) instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException e) {
      // told below, without the parser's words
    }
    throw new IllegalStateException(
        "The command '%s' of the settings printed a line that is no JSON object: %.200s"
            .formatted(command.name(), line));
  }

  @Override
  public void clean(String prefix) {
    List<String> unused = clean.lines("", List.of(prefix));
  }

  @Override
  public Optional<List<String>> places() {
    return listing.map(command -> command.lines("", List.of()).stream().sorted().toList());
  }
}
