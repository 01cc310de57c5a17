package dev.tern.cdk.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.message.ProtocolJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The top-level fields of a stream, found by their names as bytes.
 *
 * <p>Records of a stream mostly have the same fields in the same order, so each field remembers
 * which one came after it: then no text is made. For one thread.
 */
final class RecordFields {

  /** Names made of data must not fill the memory. */
  private static final int MAX_KEPT = 10_000;

  private final Map<String, RecordField> known = new HashMap<>();
  private final RecordRules rules;
  private final Set<String> untouchable = new HashSet<>();
  private @Nullable RecordField first;

  RecordFields(RecordRules rules) {
    this.rules = rules;
    rules.cursor().stream().limit(1).forEach(untouchable::add);
    rules.primaryKey().forEach(path -> untouchable.add(path.get(0)));
  }

  /**
   * The field with a name.
   *
   * @param before the field in front of it; null at the start of a record
   * @param json holds the name, as it stands between the quotes
   */
  RecordField find(@Nullable RecordField before, byte[] json, int from, int to) {
    RecordField likely = likely(before);
    if (likely != null && likely.isNamed(json, from, to)) {
      return likely;
    }
    RecordField found = lookUp(json, from, to);
    if (before == null) {
      first = found;
    } else {
      before.follower(found);
    }
    return found;
  }

  /** Whether anybody asks a record for a field by its name: for a key or a cursor. */
  boolean areLookedUp() {
    return !untouchable.isEmpty();
  }

  /** The field that came next in the record before; null when there was none. */
  @Nullable RecordField likely(@Nullable RecordField before) {
    return before == null ? first : before.follower();
  }

  /** A field by its name; null when no record had it yet. */
  @Nullable RecordField named(String name) {
    return known.get(name);
  }

  /** The names of the fields that records had, of which nobody wanted any. */
  Set<String> unwanted() {
    return known.values().stream()
        .filter(field -> !field.wanted())
        .map(RecordField::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The field with a name, whatever stands in front of it. */
  RecordField lookUp(byte[] json, int from, int to) {
    String name = text(json, from, to);
    RecordField field = known.get(name);
    if (field == null) {
      field =
          new RecordField(
              name,
              Arrays.copyOfRange(json, from, to),
              rules.wants(name),
              untouchable.contains(name));
      if (known.size() < MAX_KEPT) {
        known.put(name, field);
      }
    }
    return field;
  }

  private static String text(byte[] json, int from, int to) {
    for (int i = from; i < to; i++) {
      if (json[i] == '\\') {
        return decoded(json, from - 1, to + 1);
      }
    }
    return new String(json, from, to - from, StandardCharsets.UTF_8);
  }

  private static String decoded(byte[] json, int from, int to) {
    try {
      JsonNode name = ProtocolJson.mapper().readTree(json, from, to - from);
      return name.textValue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
