package dev.tern.cdk.source;

/**
 * A range of an array that somebody else owns, which is not to be written to: it holds until that
 * one goes on. One range may serve for many, one after the other.
 */
final class ByteRange {

  private byte[] array;
  private int offset;
  private int length;

  ByteRange(byte[] array, int offset, int length) {
    this.array = array;
    this.offset = offset;
    this.length = length;
  }

  /** Becomes another range. */
  ByteRange become(byte[] newArray, int newOffset, int newLength) {
    array = newArray;
    offset = newOffset;
    length = newLength;
    return this;
  }

  byte[] array() {
    return array;
  }

  int offset() {
    return offset;
  }

  int length() {
    return length;
  }
}
