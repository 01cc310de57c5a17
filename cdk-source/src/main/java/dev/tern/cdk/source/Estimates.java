package dev.tern.cdk.source;

import dev.tern.cdk.catalog.StreamNames;
import dev.tern.cdk.error.SystemException;
import dev.tern.cdk.message.MessageWriter;
import dev.tern.cdk.message.Messages;
import dev.tern.protocol.AirbyteEstimateTraceMessage;
import dev.tern.protocol.StreamDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * How much is to be expected, of one kind in the whole sync: a platform that is told both believes
 * neither (READ-24).
 *
 * <p>Safe for all threads.
 */
final class Estimates {

  private final MessageWriter out;
  private AirbyteEstimateTraceMessage.@Nullable Type kind;

  Estimates(MessageWriter out) {
    this.out = out;
  }

  /** Of one stream. */
  void stream(StreamDescriptor stream, long rows, long bytes) {
    requireKind(AirbyteEstimateTraceMessage.Type.STREAM, "Stream " + StreamNames.text(stream));
    say(
        new AirbyteEstimateTraceMessage()
            .withName(stream.getName())
            .withNamespace(stream.getNamespace())
            .withType(AirbyteEstimateTraceMessage.Type.STREAM),
        rows,
        bytes);
  }

  /** Of all streams together. */
  void sync(long rows, long bytes) {
    requireKind(AirbyteEstimateTraceMessage.Type.SYNC, "The whole sync");
    say(
        new AirbyteEstimateTraceMessage()
            .withName("")
            .withType(AirbyteEstimateTraceMessage.Type.SYNC),
        rows,
        bytes);
  }

  private void say(AirbyteEstimateTraceMessage estimate, long rows, long bytes) {
    out.write(
        Messages.estimate(
            estimate.withRowEstimate(Math.max(0, rows)).withByteEstimate(Math.max(0, bytes))));
  }

  private synchronized void requireKind(AirbyteEstimateTraceMessage.Type wanted, String what) {
    if (kind != null && kind != wanted) {
      throw new SystemException(
          what
              + " was estimated after an estimate of the other kind. Estimate every stream, or"
              + " the whole sync, never both.");
    }
    kind = wanted;
  }
}
