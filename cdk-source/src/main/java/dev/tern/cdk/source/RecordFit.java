package dev.tern.cdk.source;

import dev.tern.protocol.AirbyteRecordMessageMetaChange;
import dev.tern.protocol.AirbyteRecordMessageMetaChange.Change;
import dev.tern.protocol.AirbyteRecordMessageMetaChange.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The cuts that make one record fit into a line: its largest fields first, texts to their start,
 * everything else to null (ENV-22).
 *
 * <p>Keys and cursors are never cut: a record must be found again.
 */
final class RecordFit {

  /** A text is not cut to less: then the next field is cut, too. */
  private static final int LEAST_TEXT = 1024;

  private static final int NULL = 4;

  private final RecordOutline record;
  private final int lineLimit;
  private final int[] ends;
  private final List<AirbyteRecordMessageMetaChange> changes;
  private long size;

  /**
   * Starts with nothing cut.
   *
   * @param size of the whole line as it is
   * @param changes there are without a cut
   */
  RecordFit(
      RecordOutline record,
      int lineLimit,
      long size,
      List<AirbyteRecordMessageMetaChange> changes) {
    this.record = record;
    this.lineLimit = lineLimit;
    this.size = size;
    this.changes = new ArrayList<>(changes);
    this.ends = new int[record.count()];
    Arrays.setAll(ends, record::valueEnd);
  }

  /** Cuts as much as has to be; false when even that does not make it fit. */
  boolean cut() {
    List<Integer> largest = new ArrayList<>();
    for (int entry = 0; entry < record.count(); entry++) {
      if (record.emits(entry) && !record.field(entry).untouchable()) {
        largest.add(entry);
      }
    }
    largest.sort((one, other) -> Integer.compare(length(other), length(one)));
    for (int entry : largest) {
      if (size <= lineLimit) {
        return true;
      }
      cut(entry);
    }
    return size <= lineLimit;
  }

  /** Where the value of a field ends now; its start when it became null. */
  int end(int entry) {
    return ends[entry];
  }

  /** Whether a text lost its end, and with it the quote. */
  boolean truncated(int entry) {
    return ends[entry] != record.valueEnd(entry) && ends[entry] != record.valueStart(entry);
  }

  /** All changes, those of the cuts last. */
  List<AirbyteRecordMessageMetaChange> changes() {
    return changes;
  }

  private void cut(int entry) {
    int length = length(entry);
    boolean text = record.array()[record.valueStart(entry)] == '"';
    AirbyteRecordMessageMetaChange change = change(entry, text && length > LEAST_TEXT);
    int cost = cost(change);
    if (length <= NULL + cost) {
      return; // nothing to gain
    }
    size += cost - length;
    changes.add(change);
    if (change.getChange() == Change.NULLED) {
      ends[entry] = record.valueStart(entry);
      size += NULL;
    } else {
      int room = (int) Math.max(LEAST_TEXT, Math.min(length, lineLimit - size));
      ends[entry] = textEnd(record.valueStart(entry) + 1, record.valueStart(entry) + room - 1);
      size += ends[entry] + 1L - record.valueStart(entry);
    }
  }

  private AirbyteRecordMessageMetaChange change(int entry, boolean truncated) {
    return new AirbyteRecordMessageMetaChange()
        .withField(record.field(entry).name())
        .withChange(truncated ? Change.TRUNCATED : Change.NULLED)
        .withReason(
            length(entry) > lineLimit
                ? Reason.SOURCE_FIELD_SIZE_LIMITATION
                : Reason.SOURCE_RECORD_SIZE_LIMITATION);
  }

  /** What one more entry in the list takes, the list itself included. */
  private static int cost(AirbyteRecordMessageMetaChange change) {
    return RecordEnvelope.meta(List.of(change)).length + 1;
  }

  private int length(int entry) {
    return record.valueEnd(entry) - record.valueStart(entry);
  }

  /** The last place up to a limit where a text may end: behind a whole character. */
  private int textEnd(int from, int limit) {
    byte[] json = record.array();
    int end = from;
    int next = from;
    while (next <= limit) {
      end = next;
      next += unit(json, next);
      if (isHighEscape(json, end) && isEscape(json, next)) {
        next += unit(json, next);
      }
    }
    return end;
  }

  /** How many bytes the character or escape at a place has. */
  private static int unit(byte[] json, int at) {
    int lead = json[at] & 0xFF;
    if (lead == '\\') {
      return json[at + 1] == 'u' ? 6 : 2;
    }
    return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  }

  private static boolean isEscape(byte[] json, int at) {
    return json[at] == '\\' && json[at + 1] == 'u';
  }

  /** Whether the first half of a surrogate pair is written as an escape: {@code \}{@code ud83d}. */
  private static boolean isHighEscape(byte[] json, int at) {
    return isEscape(json, at)
        && (json[at + 2] | 0x20) == 'd'
        && "89abAB".indexOf(json[at + 3]) >= 0;
  }
}
