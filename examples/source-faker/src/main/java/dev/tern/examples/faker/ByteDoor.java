package dev.tern.examples.faker;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.LongFunction;

/** Puts ready bytes together: the body of a record behind what is different in every one. */
final class ByteDoor implements FakeDoor {

  private static final byte[] ID = bytes("{\"id\":");
  private static final byte[] UPDATED_AT = bytes(",\"updated_at\":\"");
  private static final byte[] BEFORE_BODY = bytes("\",");
  private static final int MAX_DIGITS = 20;
  private static final int TEN = 10;

  private final Taker records;
  private final FakeClock clock;
  private final LongFunction<byte[]> body;
  private byte[] json = new byte[256];
  private int size;
  private long last = -1;
  private int idEnd;

  /**
   * Makes records of bodies.
   *
   * @param records takes them
   * @param body gives the object of an id's body
   */
  ByteDoor(Taker records, FakeClock clock, LongFunction<byte[]> body) {
    this.records = records;
    this.clock = clock;
    this.body = body;
  }

  @Override
  public void emit(long id) {
    byte[] fields = body.apply(id);
    byte[] moment = clock.at(id);
    ensure(fields.length + MAX_DIGITS + moment.length + 64);
    if (id == last + 1 && id % TEN != 0) {
      json[idEnd - 1]++;
      size = idEnd;
    } else {
      begin(id);
    }
    last = id;
    put(UPDATED_AT, 0);
    put(moment, 0);
    put(BEFORE_BODY, 0);
    put(fields, 1);
    records.take(json, 0, size);
  }

  /** Where the id before was one less, only its last digit is another one, nine times of ten. */
  private void begin(long id) {
    size = 0;
    put(ID, 0);
    putDigits(id);
    idEnd = size;
  }

  private void ensure(int length) {
    if (length > json.length) {
      json = Arrays.copyOf(json, 2 * length);
    }
  }

  private void put(byte[] bytes, int from) {
    System.arraycopy(bytes, from, json, size, bytes.length - from);
    size += bytes.length - from;
  }

  private void putDigits(long id) {
    int from = size;
    for (long left = id; left > 0; left /= 10) {
      size++;
    }
    long left = id;
    for (int at = size - 1; at >= from; at--) {
      json[at] = (byte) ('0' + left % 10);
      left /= 10;
    }
  }

  /** Where ready bytes go. */
  @FunctionalInterface
  interface Taker {
    void take(byte[] utf8, int offset, int length);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
