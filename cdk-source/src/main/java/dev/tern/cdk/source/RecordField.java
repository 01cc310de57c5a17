package dev.tern.cdk.source;

import dev.tern.cdk.message.ExpectedBytes;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A top-level field of a stream's records. */
final class RecordField {

  private final String name;
  private final byte[] head;
  private final ExpectedBytes expected;
  private final boolean wanted;
  private final boolean untouchable;
  private @Nullable RecordField follower;
  private int entry = -1;
  private long record;

  /**
   * A field.
   *
   * @param spelling its name as it stands between the quotes
   * @param wanted whether it is emitted
   * @param untouchable whether it is part of a key or cursor, whose values are never cut
   */
  RecordField(String name, byte[] spelling, boolean wanted, boolean untouchable) {
    this.name = name;
    this.head = head(spelling);
    this.expected = new ExpectedBytes(head);
    this.wanted = wanted;
    this.untouchable = untouchable;
  }

  String name() {
    return name;
  }

  private static byte[] head(byte[] spelling) {
    byte[] head = new byte[spelling.length + 3];
    head[0] = '"';
    System.arraycopy(spelling, 0, head, 1, spelling.length);
    head[spelling.length + 1] = '"';
    head[spelling.length + 2] = ':';
    return head;
  }

  /** The name with its quotes and the colon, as it stands in front of a value. */
  byte[] head() {
    return head;
  }

  /** The same, to be compared with what stands somewhere. */
  ExpectedBytes expected() {
    return expected;
  }

  /** Whether the name stands between two places, without its quotes. */
  boolean isNamed(byte[] json, int from, int to) {
    return Arrays.equals(head, 1, head.length - 2, json, from, to);
  }

  boolean wanted() {
    return wanted;
  }

  boolean untouchable() {
    return untouchable;
  }

  /** The field that came after this one the last time. */
  @Nullable RecordField follower() {
    return follower;
  }

  void follower(RecordField next) {
    follower = next;
  }

  /** Takes note of where the field stands in a record. */
  void found(long record, int entry) {
    this.record = record;
    this.entry = entry;
  }

  /** Where it stands among the fields of a record; negative when the record does not have it. */
  int entry(long record) {
    return this.record == record ? entry : -1;
  }
}
