package dev.tern.cdk.message;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The names of fields in data, recognised by their bytes.
 *
 * <p>After a name, the one is tried first that followed it the last time. Names that are no columns
 * are learned too, up to a limit, and so are names spelled with escapes.
 */
final class FieldNames {

  private static final int UNDECLARED = -1;
  private static final int KEPT_NAMES = 1_000;
  private static final int KEPT_BYTES = 1_000;

  private final Map<String, Integer> columns = new HashMap<>();
  private final List<String> undeclared = new ArrayList<>();
  private final @Nullable Spelling[] table;
  private final Spelling start = new Spelling(new byte[0], 0, UNDECLARED);
  private int room;
  private Spelling last = start;

  FieldNames(List<String> columns) {
    for (int i = 0; i < columns.size(); i++) {
      this.columns.putIfAbsent(columns.get(i), i);
    }
    this.room = 2 * columns.size() + KEPT_NAMES;
    this.table = new Spelling[2 * Integer.highestOneBit(room)];
  }

  /** Begins with the first field of an object. */
  void restart() {
    last = start;
  }

  /**
   * Reads the name of the next field.
   *
   * @param from the index behind the quote that opens it
   * @return the index behind the quote that closes it, or {@link JsonScanner#BROKEN}, or {@link
   *     JsonScanner#CUT}
   */
  int read(byte[] json, int from, int limit) {
    Spelling expected = last.follower;
    if (expected != null && expected.stands(json, from, limit)) {
      last = expected;
      return from + expected.bytes.length;
    }
    int end = JsonText.nameEnd(json, from, limit);
    if (end >= 0) {
      Spelling found = find(json, from, end);
      last.follower = found;
      last = found;
    }
    return end;
  }

  /** The column of the name that was read last; negative when it is none. */
  int column() {
    return last.column;
  }

  /** Names that are no columns, in the order they were met. */
  List<String> undeclared() {
    return Collections.unmodifiableList(undeclared);
  }

  private Spelling find(byte[] json, int from, int end) {
    int hash = hash(json, from, end);
    for (Spelling known = table[slot(hash)]; known != null; known = known.neighbour) {
      if (known.hash == hash && known.stands(json, from, end)) {
        return known;
      }
    }
    return learn(Arrays.copyOfRange(json, from, end), hash);
  }

  private Spelling learn(byte[] bytes, int hash) {
    String name = name(bytes);
    Spelling spelling = new Spelling(bytes, hash, columns.getOrDefault(name, UNDECLARED));
    if (room == 0 || bytes.length > KEPT_BYTES) {
      return spelling;
    }
    room--;
    spelling.neighbour = table[slot(hash)];
    table[slot(hash)] = spelling;
    if (spelling.column == UNDECLARED
        && undeclared.size() < KEPT_NAMES
        && !undeclared.contains(name)) {
      undeclared.add(name);
    }
    return spelling;
  }

  private static String name(byte[] bytes) {
    byte[] quoted = new byte[bytes.length + 1];
    quoted[0] = '"';
    System.arraycopy(bytes, 0, quoted, 1, bytes.length);
    return TextDecoder.escape(bytes, 0, bytes.length) == bytes.length
        ? new String(bytes, 0, bytes.length - 1, StandardCharsets.UTF_8)
        : JsonText.string(quoted, 0, quoted.length);
  }

  private int slot(int hash) {
    return (hash ^ (hash >>> 16)) & (table.length - 1);
  }

  private static int hash(byte[] json, int from, int end) {
    int hash = 0;
    for (int at = from; at < end; at++) {
      hash = 31 * hash + json[at];
    }
    return hash;
  }

  /** A name as it stands in the data, with the quote that closes it. */
  private static final class Spelling {

    final byte[] bytes;
    final int hash;
    final int column;
    @Nullable Spelling neighbour;
    @Nullable Spelling follower;

    Spelling(byte[] bytes, int hash, int column) {
      this.bytes = bytes;
      this.hash = hash;
      this.column = column;
    }

    boolean stands(byte[] json, int from, int limit) {
      int length = bytes.length;
      return limit - from >= length && Arrays.equals(bytes, 0, length, json, from, from + length);
    }
  }
}
