package dev.tern.cdk.source;

import dev.tern.cdk.message.JsonScanner;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A row of one emitter, which grows as JSON. For the thread that reads. */
final class EmittedRow implements RecordRow {

  /** The message, its record and its data are around every value. */
  private static final int LEVELS = 3;

  private static final byte[] NULL = {'n', 'u', 'l', 'l'};
  private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
  private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};

  private final List<String> columns;
  private final RowFields fields;
  private final boolean unsayableAsText;
  private final Consumer<EmittedRow> output;
  private final LineBytes bytes = new LineBytes();
  private final ByteRange range = new ByteRange(bytes.array(), 0, 0);
  private final JsonBytes json = new JsonBytes(bytes);
  private final JsonScanner scanner = new JsonScanner();
  private final List<String> lost = new ArrayList<>();
  private @Nullable String problem;
  private int count;

  /**
   * An empty row.
   *
   * @param fields what the stream knows of the columns
   * @param dialect says what becomes of NaN
   * @param output takes the row when it is emitted
   */
  EmittedRow(RowFields fields, WireDialect dialect, Consumer<EmittedRow> output) {
    this.columns = fields.names();
    this.fields = fields;
    this.unsayableAsText = dialect == WireDialect.V1;
    this.output = output;
  }

  @Override
  public RecordRow add(long value) {
    if (begin()) {
      json.number(value);
      end();
    }
    return this;
  }

  @Override
  public RecordRow add(double value) {
    if (!Double.isFinite(value)) {
      return addUnsayable(Double.toString(value));
    }
    if (begin()) {
      json.number(value);
      end();
    }
    return this;
  }

  @Override
  public RecordRow add(float value) {
    String text = Float.toString(value);
    if (!Float.isFinite(value)) {
      return addUnsayable(text);
    }
    if (begin()) {
      json.ascii(text);
      end();
    }
    return this;
  }

  private RecordRow addUnsayable(String text) {
    return unsayableAsText ? add(text) : addLost();
  }

  @Override
  public RecordRow add(boolean value) {
    return addWord(value ? TRUE : FALSE);
  }

  @Override
  public RecordRow add(@Nullable String text) {
    if (text == null) {
      return addNull();
    }
    if (begin()) {
      if (!json.text(text)) {
        wrong("holds half of a character (a surrogate alone). Emit whole characters");
      }
      end();
    }
    return this;
  }

  @Override
  public RecordRow add(@Nullable BigDecimal value) {
    if (value == null) {
      return addNull();
    }
    if (begin()) {
      json.number(value);
      end();
    }
    return this;
  }

  @Override
  public RecordRow addDecimal(long unscaled, int scale) {
    if (begin()) {
      json.decimal(unscaled, scale);
      end();
    }
    return this;
  }

  @Override
  public RecordRow addText(byte[] utf8, int offset, int length) {
    if (begin()) {
      int from = bytes.size();
      if (!json.text(utf8, offset, length)
          && scanner.value(bytes.array(), from, bytes.size(), LEVELS) != bytes.size()) {
        wrong("is no UTF-8. Emit the bytes of its characters in UTF-8");
      }
      end();
    }
    return this;
  }

  @Override
  public RecordRow addJson(byte[] utf8, int offset, int length) {
    if (begin()) {
      int from = bytes.size();
      if (!appendJson(new ByteRange(utf8, offset, length))) {
        bytes.cut(from);
        if (!appendJson(LineBreaks.blanked(new ByteRange(utf8, offset, length)))) {
          wrong("is not exactly one JSON value in UTF-8. Emit one");
        }
      }
      end();
    }
    return this;
  }

  /** Appends a value without the blanks around it; false when it is none. */
  private boolean appendJson(ByteRange value) {
    int from = bytes.size();
    bytes.write(value.array(), value.offset(), value.length());
    bytes.write(' '); // only what follows a number says that it is over
    int limit = bytes.size();
    int start = scanner.blanks(bytes.array(), from, limit);
    int end = start < 0 ? start : scanner.value(bytes.array(), start, limit, LEVELS);
    boolean whole = end > 0 && scanner.blanks(bytes.array(), end, limit) == JsonScanner.CUT;
    bytes.cut(whole ? end : limit);
    return whole;
  }

  @Override
  public RecordRow addNull() {
    return addWord(NULL);
  }

  @Override
  public RecordRow addLost() {
    if (count < columns.size() && fields.field(count).wanted()) {
      lost.add(columns.get(count));
    }
    return addNull();
  }

  private RecordRow addWord(byte[] word) {
    if (begin()) {
      bytes.write(word);
      end();
    }
    return this;
  }

  private boolean begin() {
    if (count == columns.size()) {
      refuse("has more values than columns " + columns + ". Add one for each, then emit");
      return false;
    }
    fields.begin(count, bytes);
    return true;
  }

  private void end() {
    fields.end(count, bytes);
    count++;
  }

  private void wrong(String text) {
    refuse("has a value that " + text + ": column '" + columns.get(count) + "'");
  }

  private void refuse(String text) {
    problem = problem == null ? text : problem;
  }

  @Override
  public int size() {
    return bytes.size();
  }

  @Override
  public void clear() {
    bytes.clear(RecordForms.KEPT_BYTES);
    lost.clear();
    problem = null;
    count = 0;
  }

  @Override
  public void emit() {
    try {
      output.accept(this);
    } finally {
      clear();
    }
  }

  /**
   * Shows the record to an outline.
   *
   * @throws WrongRecordException when its values are not what the columns are
   */
  void outline(RecordOutline outline) {
    if (problem != null) {
      throw new WrongRecordException(problem);
    }
    if (count < columns.size()) {
      throw new WrongRecordException(
          "has no value for column '" + columns.get(count) + "'. Add one for each, then emit");
    }
    bytes.write('}');
    outline.take(range.become(bytes.array(), 0, bytes.size()), fields);
  }

  /** The columns with a value that could not be said. */
  List<String> lost() {
    return lost;
  }
}
