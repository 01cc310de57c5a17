package dev.tern.worker.sync;

/**
 * Where the parts of a record stand, counted from the start of its line: of the last one, where
 * several were read at once. It is filled anew each time. For one thread.
 */
final class RecordParts {

  private static final int ABSENT = -1;

  boolean typed;
  boolean opened;
  int streamFrom;
  int streamTo;
  int namespaceFrom;
  int namespaceTo;
  int dataFrom;
  int dataTo;
  int rows;
  int dataBytes;

  void clear() {
    typed = false;
    opened = false;
    streamFrom = ABSENT;
    namespaceFrom = ABSENT;
    dataFrom = ABSENT;
  }

  /** It is a single one. */
  void alone() {
    rows = 1;
    dataBytes = dataTo - dataFrom;
  }

  /** Another copy. */
  RecordParts copy() {
    RecordParts copy = new RecordParts();
    copy.become(this);
    return copy;
  }

  void become(RecordParts other) {
    typed = other.typed;
    opened = other.opened;
    streamFrom = other.streamFrom;
    streamTo = other.streamTo;
    namespaceFrom = other.namespaceFrom;
    namespaceTo = other.namespaceTo;
    dataFrom = other.dataFrom;
    dataTo = other.dataTo;
  }

  /** Whether it is the record of a stream, with data that is an object. */
  boolean whole() {
    return typed && streamFrom >= 0 && dataFrom >= 0;
  }

  /** Whether nothing but the data and what is behind it moves when the data is longer. */
  boolean namedFirst() {
    return streamFrom < dataFrom && namespaceFrom < dataFrom;
  }
}
