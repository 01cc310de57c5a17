package dev.tern.cdk.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the columns of a record in its data without building a tree.
 *
 * <p>The order of the fields is expected to be that of the record before; any other order is only
 * slower. When a name comes twice, the last one counts. Everything it gives is about the data of
 * the last {@link #scan} and reads its array. For one thread.
 */
public final class ColumnScanner {

  /** What stands in a column. */
  public enum Kind {
    /** The data has no such field. */
    MISSING,
    /** {@code null}. */
    NULL,
    /** {@code true} or {@code false}. */
    BOOLEAN,
    /** A number without fraction and exponent, of any size. */
    INTEGER,
    /** A number with a fraction or an exponent. */
    DECIMAL,
    /** A string. */
    TEXT,
    /** An object. */
    OBJECT,
    /** An array. */
    ARRAY
  }

  private final JsonScanner scanner = new JsonScanner();
  private final FieldNames names;
  private final Kind[] kinds;
  private final int[] starts;
  private final int[] ends;
  private final Utf8Text text = new Utf8Text();
  private byte[] json = {};

  /** Looks for these top-level fields; a column is known by its index in the list. */
  public ColumnScanner(List<String> columns) {
    this.names = new FieldNames(columns);
    this.kinds = new Kind[columns.size()];
    this.starts = new int[columns.size()];
    this.ends = new int[columns.size()];
    Arrays.fill(kinds, Kind.MISSING);
  }

  /**
   * Takes the data of the next record: one JSON object.
   *
   * @throws IllegalArgumentException if it is none
   */
  public void scan(byte[] data, int offset, int length) {
    json = data;
    Arrays.fill(kinds, Kind.MISSING);
    int limit = offset + length;
    names.restart();
    int at = offset;
    if (length > 0 && data[offset] == '{') {
      at = scanner.blanks(data, offset + 1, limit);
    }
    while (at > offset && data[at] == '"') {
      at = field(at + 1, limit);
    }
    if (at <= offset || at != limit - 1 || data[at] != '}') {
      throw new IllegalArgumentException("The data of a record is no JSON object.");
    }
  }

  /** Reads one field from behind the quote that opens its name; says where the next one may be. */
  private int field(int from, int limit) {
    int behind = names.read(json, from, limit);
    int start = scanner.colon(json, behind, limit);
    if (start < 0) {
      return start;
    }
    int end = scanner.value(json, start, limit, 1);
    if (end >= 0 && names.column() >= 0) {
      put(names.column(), start, end);
    }
    return next(scanner.blanks(json, end, limit), limit);
  }

  /** The index of the quote of the next field, or of the brace that ends them all. */
  private int next(int at, int limit) {
    if (at < 0 || json[at] == '}') {
      return at;
    }
    int next = json[at] == ',' ? scanner.blanks(json, at + 1, limit) : JsonScanner.BROKEN;
    return next < 0 || json[next] == '"' ? next : JsonScanner.BROKEN;
  }

  private void put(int column, int start, int end) {
    starts[column] = start;
    ends[column] = end;
    kinds[column] =
        switch (json[start]) {
          case '"' -> Kind.TEXT;
          case '{' -> Kind.OBJECT;
          case '[' -> Kind.ARRAY;
          case 't', 'f' -> Kind.BOOLEAN;
          case 'n' -> Kind.NULL;
          default -> JsonNumber.isWhole(json, start, end) ? Kind.INTEGER : Kind.DECIMAL;
        };
  }

  /** What stands in a column. */
  public Kind kind(int column) {
    return kinds[column];
  }

  /** Where the value of a column starts in the array, as it is spelled; unless it is missing. */
  public int offset(int column) {
    return starts[column];
  }

  /** How many bytes the value of a column has, as it is spelled; unless it is missing. */
  public int length(int column) {
    return ends[column] - starts[column];
  }

  /** The value of a column of kind BOOLEAN. */
  public boolean isTrue(int column) {
    return json[starts[column]] == 't';
  }

  /** Whether the value of a column of kind INTEGER fits into 64 bits. */
  public boolean fitsLong(int column) {
    return JsonNumber.fitsLong(json, starts[column], ends[column]);
  }

  /** The value of a column of kind INTEGER that fits into 64 bits. */
  public long longValue(int column) {
    return JsonNumber.longValue(json, starts[column], ends[column]);
  }

  /** The value of a column of kind INTEGER or DECIMAL, exact and with all its digits. */
  public BigDecimal decimal(int column) {
    return JsonNumber.decimal(json, starts[column], ends[column]);
  }

  /** The value of a column of kind TEXT without its escapes; holds until the next call. */
  public Utf8Text text(int column) {
    text.read(json, starts[column] + 1, ends[column] - 1);
    return text;
  }

  /** The value of a column of kind TEXT as Java text. */
  public String string(int column) {
    Utf8Text utf8 = text(column);
    return utf8.replaced() ? JsonText.string(json, starts[column], ends[column]) : utf8.toString();
  }

  /**
   * The value of a column as a tree of its own, the same that {@link ProtocolJson} reads; a missing
   * one is a missing node.
   */
  public JsonNode node(int column) {
    return switch (kinds[column]) {
      case MISSING -> MissingNode.getInstance();
      case NULL -> NullNode.getInstance();
      case BOOLEAN -> BooleanNode.valueOf(isTrue(column));
      case TEXT -> TextNode.valueOf(string(column));
      case INTEGER -> fitsLong(column) ? whole(longValue(column)) : parsed(column);
      case DECIMAL -> isPlain(column) ? DecimalNode.valueOf(decimal(column)) : parsed(column);
      case OBJECT, ARRAY -> parsed(column);
    };
  }

  /** Whether a number has no exponent. */
  private boolean isPlain(int column) {
    for (int at = starts[column]; at < ends[column]; at++) {
      if ((json[at] | 0x20) == 'e') {
        return false;
      }
    }
    return true;
  }

  private static JsonNode whole(long value) {
    int small = (int) value;
    return small == value ? IntNode.valueOf(small) : LongNode.valueOf(value);
  }

  private JsonNode parsed(int column) {
    try {
      return ProtocolJson.read(json, starts[column], length(column));
    } catch (IOException e) {
      throw new UncheckedIOException("Data that was scanned cannot be parsed.", e);
    }
  }

  /**
   * The names of fields that were met in any data so far and are no columns, each once. Only the
   * first thousand are remembered.
   */
  public List<String> undeclared() {
    return names.undeclared();
  }
}
