package dev.tern.cdk.source;

import dev.tern.protocol.AirbyteStream;
import dev.tern.protocol.ConfiguredAirbyteStream;
import java.util.List;

/**
 * What holds for every record of one stream.
 *
 * @param configured the stream as the user wants it
 * @param described the stream as its author describes it
 * @param cursor path of the cursor; empty when there is none to look at
 * @param dialect how records leave
 * @param keepUndeclared whether fields outside the configured schema are emitted
 * @param lineLimit the longest line in bytes, its end included
 */
record RecordRules(
    ConfiguredAirbyteStream configured,
    AirbyteStream described,
    List<String> cursor,
    WireDialect dialect,
    boolean keepUndeclared,
    int lineLimit) {

  /** The longest line that every platform takes (ENV-22). */
  static final int LINE_LIMIT = 20_000_000;
}
