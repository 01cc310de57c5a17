package dev.tern.worker.sync;

import dev.tern.protocol.AirbyteErrorTraceMessage.FailureType;

/** Ends an attempt for a reason. */
final class AttemptFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient FailureReason reason;

  AttemptFailure(FailureReason reason) {
    super(reason.message());
    this.reason = reason;
  }

  /** A connector did what it may not do: its maintainer has to act. */
  static AttemptFailure of(Side side, String message) {
    return new AttemptFailure(
        FailureReason.of(FailureReason.Origin.of(side), FailureType.SYSTEM_ERROR, message));
  }

  FailureReason reason() {
    return reason;
  }
}
