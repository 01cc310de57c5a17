package dev.tern.cdk.message;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One line of input as a range of a byte array that the reader owns, without its line end.
 *
 * <p>The range holds until the next line is asked for; {@link #copy} keeps it longer.
 *
 * @param number counted from 1
 */
@SuppressWarnings("ArrayRecordComponent") // a range of an array that is shared on purpose
public record Line(byte[] array, int offset, int length, long number) {

  private static final byte[] ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  /** The bytes of the line, independent of the reader. */
  public byte[] copy() {
    return Arrays.copyOfRange(array, offset, offset + length);
  }

  /**
   * Whether the first byte that is neither white space, a control byte nor a byte order mark opens
   * a JSON object.
   */
  public boolean opensObject() {
    for (int i = offset + orderMark(); i < offset + length; i++) {
      if ((array[i] & 0xFF) > ' ') {
        return array[i] == '{';
      }
    }
    return false;
  }

  private int orderMark() {
    boolean marked =
        length >= ORDER_MARK.length
            && Arrays.equals(
                array, offset, offset + ORDER_MARK.length, ORDER_MARK, 0, ORDER_MARK.length);
    return marked ? ORDER_MARK.length : 0;
  }

  /** Whether there is nothing but white space. */
  public boolean blank() {
    for (int i = offset; i < offset + length; i++) {
      if (array[i] != ' ' && array[i] != '\t') {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return new String(array, offset, length, StandardCharsets.UTF_8);
  }
}
