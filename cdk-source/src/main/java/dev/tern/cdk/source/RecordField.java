package dev.tern.cdk.source;

import org.jspecify.annotations.Nullable;

/** A top-level field of a stream's records. */
final class RecordField {

  private final String name;
  private final byte[] spelling;
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
    this.spelling = spelling;
    this.wanted = wanted;
    this.untouchable = untouchable;
  }

  String name() {
    return name;
  }

  byte[] spelling() {
    return spelling;
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
