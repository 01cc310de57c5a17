package dev.tern.cdk.destination;

import dev.tern.cdk.message.StateLine;
import dev.tern.protocol.AirbyteStateStats;
import java.math.BigDecimal;
import java.util.List;

/**
 * A state that has not been repeated yet.
 *
 * @param line the message as it came
 * @param sequence its place among all records and states of the input
 * @param tallies counts of the records it covers and no state before it does
 */
record PendingState(StateLine line, long sequence, List<Tally> tallies) {

  /** The message to send, with the counts of what is durable by now (WRITE-7). */
  byte[] acknowledgement() {
    long stored = 0;
    long rejected = 0;
    for (Tally tally : tallies) {
      stored += tally.stored();
      rejected += tally.rejected();
    }
    AirbyteStateStats stats = new AirbyteStateStats().withRecordCount(number(stored));
    return line.withStats(rejected == 0 ? stats : stats.withRejectedRecordCount(number(rejected)));
  }

  /** Passes what it would have counted on to a later state that takes its place. */
  void yieldTo(PendingState later) {
    tallies.forEach(later.tallies.get(0)::add);
  }

  /** The protocol wants a decimal point. */
  private static BigDecimal number(long count) {
    return BigDecimal.valueOf(count).setScale(1);
  }
}
