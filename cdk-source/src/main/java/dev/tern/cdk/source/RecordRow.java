package dev.tern.cdk.source;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A record that is put together value by value, in the order of the columns it was opened with: see
 * {@link RecordSink#row}. One row serves all records of a reading, and no object is made for any.
 *
 * <p>What cannot be emitted is refused by {@link #emit}, in one sentence that names the column. For
 * the thread that reads.
 */
public interface RecordRow {

  /** Adds a whole number. */
  RecordRow add(long value);

  /** Adds a number; NaN and the infinities become null, and the record says so (READ-29). */
  RecordRow add(double value);

  /** Adds a number in the fewest digits that mean it; NaN and the infinities as above. */
  RecordRow add(float value);

  /** Adds true or false. */
  RecordRow add(boolean value);

  /** Adds a text. */
  RecordRow add(@Nullable String text);

  /** Adds an exact number: {@code 1.10} stays {@code 1.10}. */
  RecordRow add(@Nullable BigDecimal value);

  /**
   * Adds an exact number without making an object of it: {@code (110, 2)} is {@code 1.10}.
   *
   * @param scale how many of the digits stand behind the point
   */
  RecordRow addDecimal(long unscaled, int scale);

  /** Adds a text that is bytes of UTF-8 already, without quotes or escapes. */
  RecordRow addText(byte[] utf8, int offset, int length);

  /** Adds a value that is JSON already, such as an object or an array. */
  RecordRow addJson(byte[] utf8, int offset, int length);

  /** Adds null. */
  RecordRow addNull();

  /**
   * Adds null in place of a value that neither JSON nor the type of the column can say; the record
   * says so (READ-29).
   */
  RecordRow addLost();

  /** About how many bytes of JSON the values added since the last record have. */
  int size();

  /** Forgets the values added since the last record. */
  void clear();

  /**
   * Emits the record: every column has its value. The row is empty again when this returns.
   *
   * @throws dev.tern.cdk.error.SystemException as {@link RecordSink#emit(RecordWriter)}
   */
  void emit();
}
