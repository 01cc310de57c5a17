package dev.tern.worker.connector;

import dev.tern.cdk.message.Incoming;

/** A destination that keeps nothing, {@code null:}. */
final class NullSink extends Sink {

  @Override
  void store(Incoming.Record record) {
    // it is gone
  }

  @Override
  void flush() {
    // nothing waits
  }
}
