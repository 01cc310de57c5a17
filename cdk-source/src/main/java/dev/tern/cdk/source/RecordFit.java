package dev.tern.cdk.source;

import dev.tern.protocol.AirbyteRecordMessageMetaChange;
import dev.tern.protocol.AirbyteRecordMessageMetaChange.Change;
import dev.tern.protocol.AirbyteRecordMessageMetaChange.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

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
  private final List<AirbyteRecordMessageMetaChange> told;
  private final @Nullable AirbyteRecordMessageMetaChange[] cuts;
  private long size;

  /**
   * Starts with nothing cut.
   *
   * @param size of the whole line as it is
   * @param told changes there are without a cut
   */
  RecordFit(
      RecordOutline record, int lineLimit, long size, List<AirbyteRecordMessageMetaChange> told) {
    this.record = record;
    this.lineLimit = lineLimit;
    this.size = size;
    this.told = told;
    this.ends = new int[record.count()];
    this.cuts = new AirbyteRecordMessageMetaChange[record.count()];
    Arrays.setAll(ends, record::valueEnd);
  }

  /** Cuts as much as has to be; false when even that does not make it fit. */
  boolean cut() {
    int[] largest =
        IntStream.range(0, record.count())
            .filter(entry -> record.emits(entry) && !record.field(entry).untouchable())
            .boxed()
            .sorted(Comparator.comparing(this::length).reversed())
            .mapToInt(Integer::intValue)
            .toArray();
    for (int i = 0; i < largest.length && size > lineLimit; i++) {
      shorten(largest[i]);
    }
    for (int i = 0; i < largest.length && size > lineLimit; i++) {
      clear(largest[i]);
    }
    return size <= lineLimit;
  }

  /** Where the value of a field ends now; its start when it became null. */
  int end(int entry) {
    return ends[entry];
  }

  /** All changes, those of the cuts last. */
  List<AirbyteRecordMessageMetaChange> changes() {
    List<AirbyteRecordMessageMetaChange> changes = new ArrayList<>(told);
    Arrays.stream(cuts).filter(Objects::nonNull).forEach(changes::add);
    return changes;
  }

  /** Leaves the start of a long text, and nothing of a value that has no start to speak of. */
  private void shorten(int entry) {
    int from = record.valueStart(entry);
    if (record.array()[from] != '"') {
      clear(entry);
    } else if (length(entry) > LEAST_TEXT) {
      AirbyteRecordMessageMetaChange change = change(entry, Change.TRUNCATED);
      long room = lineLimit - (size - length(entry) + cost(change));
      int end = textEnd(from + 1, from + (int) Math.max(LEAST_TEXT, room) - 1);
      cut(entry, change, end + 1 - from, end);
    }
  }

  private void clear(int entry) {
    AirbyteRecordMessageMetaChange change = change(entry, Change.NULLED);
    long gain = length(entry) - NULL - (cuts[entry] == null ? cost(change) : 0L);
    if (gain > 0) {
      cut(entry, change, NULL, record.valueStart(entry));
    }
  }

  private void cut(int entry, AirbyteRecordMessageMetaChange change, int length, int end) {
    size += length - length(entry) + (cuts[entry] == null ? cost(change) : 0L);
    cuts[entry] = change;
    ends[entry] = end;
  }

  private AirbyteRecordMessageMetaChange change(int entry, Change change) {
    boolean alone = record.valueEnd(entry) - record.valueStart(entry) > lineLimit;
    return new AirbyteRecordMessageMetaChange()
        .withField(record.field(entry).name())
        .withChange(change)
        .withReason(
            alone ? Reason.SOURCE_FIELD_SIZE_LIMITATION : Reason.SOURCE_RECORD_SIZE_LIMITATION);
  }

  /** What one more entry in the list takes, the list itself included. */
  private static int cost(AirbyteRecordMessageMetaChange change) {
    return RecordEnvelope.meta(List.of(change)).length + 1;
  }

  /** How long the value of a field is now, with the quote that a cut text gets. */
  private int length(int entry) {
    boolean truncated = cuts[entry] != null && ends[entry] > record.valueStart(entry);
    return ends[entry] - record.valueStart(entry) + (truncated ? 1 : 0);
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
