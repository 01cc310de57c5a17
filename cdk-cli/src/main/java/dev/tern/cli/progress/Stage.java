package dev.tern.cli.progress;

import dev.tern.protocol.AirbyteStreamStatus;
import dev.tern.worker.sync.StreamCounts;
import dev.tern.worker.sync.Verdict;

/** Where a stream stands. */
enum Stage {
  FAILED("failed"),
  STOPPED("stopped"),
  READING("reading"),
  STORING("storing"),
  WAITING("waiting"),
  DONE("done");

  private final String word;

  Stage(String word) {
    this.word = word;
  }

  /** What people are told. */
  String word() {
    return word;
  }

  static Stage of(StreamCounts counts) {
    AirbyteStreamStatus status = counts.status().orElse(AirbyteStreamStatus.RUNNING);
    return switch (status) {
      case INCOMPLETE -> FAILED;
      case COMPLETE -> counts.committed() + counts.rejected() < counts.read() ? STORING : DONE;
      default -> counts.read() == 0 && counts.status().isEmpty() ? WAITING : READING;
    };
  }

  /** Where a stream that stood here is left by an attempt that ended: the exit codes have it. */
  Stage after(Verdict verdict) {
    if (this == DONE) {
      return this;
    }
    return switch (verdict) {
      case SUCCEEDED -> DONE;
      case CANCELLED -> STOPPED;
      case PARTIAL, FAILED -> FAILED;
    };
  }
}
