package dev.tern.testkit.destination;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the suite looks into the store of a destination, past the destination itself. */
public interface DestinationStore {

  /**
   * The rows of a stream that everybody sees at this moment, while a destination runs as well as
   * after its end; none when there is no such place.
   *
   * @param namespace null for a stream without one
   */
  List<StoredRow> dump(@Nullable String namespace, String stream) throws Exception;

  /**
   * The same, by the names of some fields, for a store that gives columns other names than fields
   * have.
   */
  default List<StoredRow> dump(@Nullable String namespace, String stream, Collection<String> fields)
      throws Exception {
    return dump(namespace, stream);
  }

  /**
   * The rows that would survive a crash of the destination at this moment: those everybody sees,
   * and those in a staging place.
   */
  default List<StoredRow> durable(@Nullable String namespace, String stream) throws Exception {
    return dump(namespace, stream);
  }

  /**
   * Drops everything that was stored for streams whose name begins with a prefix, in the place for
   * no namespace and in namespaces that begin with it.
   */
  void clean(String prefix) throws Exception;

  /**
   * The names of all that the store holds: tables, files, whatever it is made of. Nothing when it
   * cannot tell; then nobody sees what a destination leaves behind.
   */
  default Optional<List<String>> places() throws Exception {
    return Optional.empty();
  }

  /**
   * Whether a value is what was sent. Unless overridden: numbers by value, times by the moment they
   * mean, null as absent, and an object or array also when it is stored as its text.
   */
  default boolean same(JsonNode sent, JsonNode stored) {
    return SameValue.test(sent, stored);
  }
}
