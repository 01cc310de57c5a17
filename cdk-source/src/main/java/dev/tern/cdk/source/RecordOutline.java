package dev.tern.cdk.source;

import java.util.Arrays;

/**
 * Where the top-level fields of a record stand in its bytes.
 *
 * <p>Of two fields with one name the later counts, as every reader of JSON takes it. One outline
 * serves all records of a thread, one after the other.
 */
final class RecordOutline {

  private static final int INITIAL = 32;

  private final JsonScanner scanner = new JsonScanner();
  private final RecordFields fields;

  private ByteRange json = new ByteRange(new byte[0], 0, 0);
  private RecordField[] entries = new RecordField[INITIAL];
  private int[] places = new int[3 * INITIAL];
  private int count;
  private int start;
  private int end;
  private int kept;
  private long record;

  RecordOutline(RecordFields fields) {
    this.fields = fields;
  }

  /**
   * Looks at a record.
   *
   * @throws WrongRecordException when it is not exactly one JSON object
   */
  void read(ByteRange json) {
    record++;
    count = 0;
    kept = 0;
    this.json = json;
    scanner.open(json);
    scanner.expect('{');
    start = scanner.at() - 1;
    if (scanner.next() == '}') {
      scanner.expect('}');
    } else {
      readFields(json.array());
    }
    end = scanner.at();
    scanner.requireEnd();
  }

  private void readFields(byte[] array) {
    RecordField field = null;
    do {
      scanner.next();
      int name = scanner.at();
      scanner.skipName();
      field = fields.find(field, array, name + 1, scanner.at() - 1);
      scanner.expect(':');
      scanner.next();
      int value = scanner.at();
      scanner.skipValue();
      add(field, name, value);
    } while (goesOn());
  }

  private boolean goesOn() {
    boolean more = scanner.next() == ',';
    scanner.expect(more ? ',' : '}');
    return more;
  }

  private void add(RecordField field, int name, int value) {
    if (count == entries.length) {
      entries = Arrays.copyOf(entries, 2 * count);
      places = Arrays.copyOf(places, 6 * count);
    }
    int earlier = field.entry(record);
    if (earlier >= 0) {
      kept -= emits(earlier) ? 1 : 0;
      places[3 * earlier] = -1;
    }
    entries[count] = field;
    places[3 * count] = name;
    places[3 * count + 1] = value;
    places[3 * count + 2] = scanner.at();
    field.found(record, count);
    kept += field.wanted() ? 1 : 0;
    count++;
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

  /** Whether there are line breaks between its tokens, which cannot leave as they are. */
  boolean lineBreaks() {
    return scanner.lineBreaks();
  }

  RecordField field(int entry) {
    return entries[entry];
  }

  /** Whether a field is wanted, and not named again later. */
  boolean emits(int entry) {
    return entries[entry].wanted() && places[3 * entry] >= 0;
  }

  /** Where the name starts, with its quote. */
  int name(int entry) {
    return places[3 * entry];
  }

  int valueStart(int entry) {
    return places[3 * entry + 1];
  }

  int valueEnd(int entry) {
    return places[3 * entry + 2];
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
