package dev.tern.cdk.source;

import dev.tern.cdk.message.JsonScanner;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where the top-level fields of a record stand in its bytes.
 *
 * <p>Of two fields with one name the later counts, as every reader of JSON takes it. One outline
 * serves all records of a thread, one after the other.
 */
final class RecordOutline {

  /** Of each entry: where its name, its value and the end of that stand. */
  static final int PLACES = 3;

  private static final int INITIAL = 32;

  /** The message, its record and its data are around every value. */
  private static final int LEVELS = 3;

  private final JsonScanner scanner = new JsonScanner();
  private final RecordFields fields;

  private ByteRange json = new ByteRange(new byte[0], 0, 0);
  private RecordField[] entries = new RecordField[INITIAL];
  private int[] places = new int[PLACES * INITIAL];
  private int count;
  private int start;
  private int end;
  private int kept;
  private long record;

  /** The columns that the entries are of; null when they are of a record that was read. */
  private @Nullable RowFields taken;

  RecordOutline(RecordFields fields) {
    this.fields = fields;
  }

  /**
   * Looks at a record. Its bytes are not changed; where they have line breaks between their tokens,
   * which cannot leave as they are, the outline is one of a copy without them.
   *
   * @throws WrongRecordException when it is not exactly one JSON object
   */
  void read(ByteRange given) {
    boolean whole = scan(given);
    if ((scanner.takeSpaced() || !whole) && LineBreaks.in(given)) {
      whole = scan(LineBreaks.blanked(given));
    }
    if (!whole) {
      throw new WrongRecordException(WrongJson.why(given));
    }
  }

  /** Looks at a record of which all is known already: a field for each column, with its places. */
  void take(ByteRange row, RowFields columns) {
    begin(row);
    start = row.offset();
    end = start + row.length();
    count = columns.names().size();
    kept = columns.wanted();
    if (taken != columns) {
      ensure(count);
      System.arraycopy(columns.fields(), 0, entries, 0, count);
      taken = columns;
    }
    System.arraycopy(columns.places(), 0, places, 0, PLACES * count);
    if (fields.areLookedUp()) {
      for (int entry = 0; entry < count; entry++) {
        entries[entry].found(record, entry);
      }
    }
  }

  /** Takes a record as one whole of which no field is known. */
  void take(ByteRange whole) {
    begin(whole);
    start = whole.offset();
    end = start + whole.length();
  }

  private void begin(ByteRange range) {
    record++;
    count = 0;
    kept = 0;
    json = range;
  }

  private void ensure(int size) {
    if (size > entries.length) {
      int larger = Math.max(size, 2 * entries.length);
      entries = Arrays.copyOf(entries, larger);
      places = Arrays.copyOf(places, PLACES * larger);
    }
  }

  private boolean scan(ByteRange range) {
    begin(range);
    taken = null;
    int limit = range.offset() + range.length();
    start = scanner.blanks(range.array(), range.offset(), limit);
    if (start < 0 || range.array()[start] != '{') {
      return false;
    }
    int first = scanner.blanks(range.array(), start + 1, limit);
    boolean empty = first > 0 && range.array()[first] == '}';
    end = empty ? first + 1 : readFields(range.array(), first, limit);
    return end > 0
        && (end == limit || scanner.blanks(range.array(), end, limit) == JsonScanner.CUT);
  }

  /** Reads fields from the quote of the first name to behind the brace that ends them. */
  private int readFields(byte[] array, int from, int limit) {
    RecordField before = null;
    int at = from;
    while (at >= 0 && array[at] == '"') {
      RecordField field = fields.likely(before);
      int value = field == null ? JsonScanner.BROKEN : valueOf(field, array, at, limit);
      if (field == null || value < 0) {
        int nameEnd = JsonScanner.nameEnd(array, at + 1, limit);
        value = scanner.colon(array, nameEnd, limit);
        if (value < 0) {
          return value;
        }
        field = fields.find(before, array, at + 1, nameEnd - 1);
      }
      int valueEnd = scanner.value(array, value, limit, LEVELS);
      int next = scanner.blanks(array, valueEnd, limit);
      if (next < 0) {
        return next;
      }
      add(field, at, value, valueEnd);
      before = field;
      if (array[next] == '}') {
        return next + 1;
      }
      at = array[next] == ',' ? scanner.blanks(array, next + 1, limit) : JsonScanner.BROKEN;
    }
    return JsonScanner.BROKEN;
  }

  /** Where the value of a field starts whose name stands at a place as it did the last time. */
  private static int valueOf(RecordField likely, byte[] array, int name, int limit) {
    int value = name + likely.head().length;
    boolean same = likely.expected().stand(array, name, limit);
    return same && array[value] > ' ' ? value : JsonScanner.BROKEN;
  }

  private void add(RecordField field, int name, int value, int valueEnd) {
    ensure(count + 1);
    int earlier = field.entry(record);
    if (earlier >= 0) {
      kept -= emits(earlier) ? 1 : 0;
      places[PLACES * earlier] = -1;
    }
    entries[count] = field;
    places[PLACES * count] = name;
    places[PLACES * count + 1] = value;
    places[PLACES * count + 2] = valueEnd;
    field.found(record, count);
    kept += field.wanted() ? 1 : 0;
    count++;
  }

  /** The record as it was given, or a copy without line breaks. */
  ByteRange given() {
    return json;
  }

  /** The record's bytes. */
  byte[] array() {
    return json.array();
  }

  /** How many entries there are. */
  int count() {
    return count;
  }

  /** How many of them are emitted. */
  int kept() {
    return kept;
  }

  /** Where the object starts. */
  int start() {
    return start;
  }

  /** Where it ends. */
  int end() {
    return end;
  }

  RecordField field(int entry) {
    return entries[entry];
  }

  /** Whether a field is wanted, and not named again later. */
  boolean emits(int entry) {
    return entries[entry].wanted() && places[PLACES * entry] >= 0;
  }

  /** Where the name starts, with its quote. */
  int name(int entry) {
    return places[PLACES * entry];
  }

  int valueStart(int entry) {
    return places[PLACES * entry + 1];
  }

  int valueEnd(int entry) {
    return places[PLACES * entry + 2];
  }

  /** Which entry counts for a name; negative when the record does not have it. */
  int find(String name) {
    RecordField field = fields.named(name);
    return field == null ? -1 : field.entry(record);
  }

  /** Whether the value of an entry is null. */
  boolean isNull(int entry) {
    return json.array()[valueStart(entry)] == 'n';
  }

  /** The value of an entry. */
  ByteRange value(int entry) {
    int from = valueStart(entry);
    return new ByteRange(json.array(), from, valueEnd(entry) - from);
  }
}
