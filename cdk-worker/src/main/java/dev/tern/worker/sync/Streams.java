package dev.tern.worker.sync;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.catalog.StreamNames;
import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.protocol.ConfiguredAirbyteCatalog;
import dev.tern.protocol.ConfiguredAirbyteStream;
import dev.tern.protocol.StreamDescriptor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The configured streams, by the names of either side and by the bytes of a name in a record.
 *
 * <p>By names it is safe for any number of threads; by bytes for the one thread that reads.
 */
final class Streams {

  /** Names that are spelled in so many ways are not remembered. */
  private static final int MOST_SPELLINGS = 50_000;

  private final Map<StreamDescriptor, StreamTally> bySource = new LinkedHashMap<>();
  private final Map<StreamDescriptor, StreamTally> byDestination = new HashMap<>();
  private final Map<Spelling, Named> bySpelling = new HashMap<>();
  private @Nullable RecordShape lastShape;
  private Named last = new Named(new Spelling(new byte[0], new byte[0]), null);

  /** How a stream is written in a record: the JSON of its name, and of its namespace. */
  @SuppressWarnings("ArrayRecordComponent") // compared by content
  private record Spelling(byte[] name, byte[] namespace) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Spelling spelling
          && Arrays.equals(name, spelling.name)
          && Arrays.equals(namespace, spelling.namespace);
    }

    @Override
    public int hashCode() {
      return 31 * Arrays.hashCode(name) + Arrays.hashCode(namespace);
    }
  }

  /** A spelling, and the stream if there is one of that name. */
  private record Named(Spelling spelling, @Nullable StreamTally stream) {}

  /** The streams of a catalog, of which all records count. */
  Streams(ConfiguredAirbyteCatalog catalog, StreamMapping mapping) {
    this(catalog, mapping, Long.MAX_VALUE);
  }

  /**
   * Takes the streams of a catalog.
   *
   * @param most how many records of each count
   * @throws ConfigException when two of them would be one at the destination
   */
  Streams(ConfiguredAirbyteCatalog catalog, StreamMapping mapping, long most) {
    for (ConfiguredAirbyteStream configured : catalog.getStreams()) {
      StreamTally stream = new StreamTally(configured, mapping, most);
      bySource.put(stream.source(), stream);
      StreamTally other = byDestination.put(stream.destination(), stream);
      if (other != null) {
        throw new ConfigException(
            String.format(
                "Streams %s and %s would both be %s at the destination. Keep the namespaces of the"
                    + " source, or write a format that tells them apart.",
                StreamNames.text(other.source()),
                StreamNames.text(stream.source()),
                StreamNames.text(stream.destination())));
      }
    }
  }

  /** All of them, in the order of the catalog. */
  Collection<StreamTally> all() {
    return bySource.values();
  }

  /** Whether a stream without a namespace has the name of one that has a namespace. */
  boolean namesakes() {
    return bySource.keySet().stream()
        .filter(stream -> stream.getNamespace() != null)
        .map(stream -> new StreamDescriptor().withName(stream.getName()))
        .anyMatch(bySource::containsKey);
  }

  /** Whether every stream has sent all that is wanted of it. */
  boolean enough() {
    return all().stream().allMatch(StreamTally::enough);
  }

  /** The stream that the source calls so. */
  Optional<StreamTally> find(StreamDescriptor source) {
    return Optional.ofNullable(bySource.get(source));
  }

  /** The stream that the destination calls so. */
  Optional<StreamTally> findAtDestination(StreamDescriptor destination) {
    return Optional.ofNullable(byDestination.get(destination));
  }

  /** The stream of the record that a scan has just read; null when it is not configured. */
  @SuppressWarnings("ReferenceEquality") // the very shape
  @Nullable StreamTally of(byte[] json, int from, RecordScan scan) {
    RecordShape shape = scan.shape();
    if (shape == null || shape != lastShape) {
      look(json, from, scan);
      lastShape = shape;
    }
    return last.stream;
  }

  private void look(byte[] json, int from, RecordScan scan) {
    Spelling before = last.spelling;
    boolean same =
        equal(before.name, json, from + scan.streamFrom(), from + scan.streamTo())
            && (scan.namespaceFrom() < 0
                ? before.namespace.length == 0
                : equal(
                    before.namespace,
                    json,
                    from + scan.namespaceFrom(),
                    from + scan.namespaceTo()));
    if (!same) {
      last = named(spelling(json, from, scan));
    }
  }

  private static boolean equal(byte[] known, byte[] json, int from, int to) {
    return Arrays.equals(known, 0, known.length, json, from, to);
  }

  private static Spelling spelling(byte[] json, int from, RecordScan scan) {
    byte[] name = Arrays.copyOfRange(json, from + scan.streamFrom(), from + scan.streamTo());
    byte[] namespace =
        scan.namespaceFrom() < 0
            ? new byte[0]
            : Arrays.copyOfRange(json, from + scan.namespaceFrom(), from + scan.namespaceTo());
    return new Spelling(name, namespace);
  }

  private Named named(Spelling spelling) {
    if (bySpelling.size() == MOST_SPELLINGS) {
      bySpelling.clear();
    }
    return bySpelling.computeIfAbsent(
        spelling, key -> new Named(key, bySource.get(descriptor(key))));
  }

  /** What the record that was looked up last calls its stream. */
  StreamDescriptor lastName() {
    return descriptor(last.spelling);
  }

  private static StreamDescriptor descriptor(Spelling spelling) {
    return new StreamDescriptor()
        .withName(text(spelling.name))
        .withNamespace(spelling.namespace.length == 0 ? null : text(spelling.namespace));
  }

  private static @Nullable String text(byte[] json) {
    try {
      JsonNode value = ProtocolJson.mapper().readTree(json);
      return value.isTextual() ? value.textValue() : null;
    } catch (IOException e) {
      throw new UncheckedIOException("A name that was valid cannot be read.", e);
    }
  }
}
