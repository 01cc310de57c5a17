package dev.tern.cdk.message;

import java.util.Arrays;

/**
 * How the fields of the last record began, each with its quotes and its colon: most records of a
 * stream have the same fields in the same order, and then no name is looked at letter by letter.
 * For one thread.
 */
final class FieldHeads {

  private static final int MAX_FIELDS = 256;
  private static final int MAX_BYTES = 256;

  /** Names made of data are new all the time: learning them leads nowhere. */
  private static final int MAX_LEARNED = 16 * MAX_FIELDS;

  private static final int FEW = 16;
  private static final ExpectedBytes UNKNOWN = new ExpectedBytes(new byte[0]);

  private ExpectedBytes[] heads = {};
  private int learned;

  /** The index of the value when a field begins as it did the last time; else negative. */
  int value(int field, byte[] json, int from, int limit) {
    ExpectedBytes head = field < heads.length ? heads[field] : UNKNOWN;
    if (head.length() == 0 || !head.stand(json, from, limit)) {
      return JsonScanner.BROKEN;
    }
    int value = from + head.length();
    return json[value] > ' ' ? value : JsonScanner.BROKEN;
  }

  /** Remembers how a field begins. */
  void learn(int field, byte[] json, int from, int value) {
    if (field >= MAX_FIELDS || value - from > MAX_BYTES || learned == MAX_LEARNED) {
      return;
    }
    learned++;
    if (field >= heads.length) {
      int before = heads.length;
      heads = Arrays.copyOf(heads, Math.max(FEW, 2 * before));
      Arrays.fill(heads, before, heads.length, UNKNOWN);
    }
    heads[field] = new ExpectedBytes(Arrays.copyOfRange(json, from, value));
  }
}
