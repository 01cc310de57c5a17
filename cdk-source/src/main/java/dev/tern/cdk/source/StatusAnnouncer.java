package dev.tern.cdk.source;

import dev.tern.cdk.message.MessageWriter;
import dev.tern.cdk.message.Messages;
import dev.tern.protocol.AirbyteStreamStatus;
import dev.tern.protocol.StreamDescriptor;
import java.time.Instant;

/**
 * Tells how far one stream has come: STARTED, RUNNING with its first record, then how it ended
 * (READ-20).
 */
final class StatusAnnouncer {

  private final MessageWriter out;
  private final StreamDescriptor stream;
  private boolean started;
  private boolean running;

  StatusAnnouncer(MessageWriter out, StreamDescriptor stream) {
    this.out = out;
    this.stream = stream;
  }

  /** Said once, however often it is called. */
  void started() {
    if (!started) {
      started = true;
      say(AirbyteStreamStatus.STARTED);
    }
  }

  /** Said once, however often it is called. */
  void running() {
    if (!running) {
      running = true;
      say(AirbyteStreamStatus.RUNNING);
    }
  }

  /** The store asked to slow down. */
  void rateLimited(Instant quotaReset) {
    running = true;
    out.write(Messages.rateLimited(stream, quotaReset));
  }

  void complete() {
    say(AirbyteStreamStatus.COMPLETE);
  }

  void incomplete() {
    say(AirbyteStreamStatus.INCOMPLETE);
  }

  private void say(AirbyteStreamStatus status) {
    out.write(Messages.streamStatus(stream, status));
  }
}
