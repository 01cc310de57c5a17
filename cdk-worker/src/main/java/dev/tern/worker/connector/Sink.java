package dev.tern.worker.connector;

import dev.tern.cdk.error.SystemException;
import dev.tern.cdk.message.Incoming;
import dev.tern.cdk.message.MessageScanner;
import dev.tern.protocol.AirbyteStateStats;
import dev.tern.protocol.ConnectorSpecification;
import dev.tern.protocol.DestinationSyncMode;
import dev.tern.protocol.StreamDescriptor;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A destination that comes with the worker: appends, and repeats a state once what came before it
 * is where it belongs.
 */
abstract class Sink extends BuiltIn {

  private final Map<StreamDescriptor, Count> counts = new HashMap<>();
  private StreamDescriptor last = new StreamDescriptor();
  private Count lastCount = new Count();

  /** How many records came since the last state. */
  private static final class Count {
    private long records;
  }

  @Override
  ConnectorSpecification spec() throws IOException {
    return super.spec().withSupportedDestinationSyncModes(List.of(DestinationSyncMode.APPEND));
  }

  @Override
  final void work(Call call) throws Exception {
    if (!call.command().equals("write")) {
      throw unknown(call);
    }
    MessageScanner messages = new MessageScanner(call.in());
    for (Optional<Incoming> next = messages.next(); next.isPresent(); next = messages.next()) {
      take(next.get(), call);
    }
    flush();
  }

  private void take(Incoming message, Call call) throws IOException {
    if (message instanceof Incoming.Record record) {
      store(record);
      count(record.stream()).records++;
    } else if (message instanceof Incoming.State state) {
      if (state.stream().isPresent()) {
        flush(state.stream().get());
      } else {
        flush();
      }
      call.out().writeLine(state.line().withStats(stats(state)));
    } else if (message instanceof Incoming.Foreign text) {
      throw new SystemException("The input has a line that is none: " + text.reason() + ".");
    }
  }

  @SuppressWarnings("ReferenceEquality") // the parser gives the same object for the same envelope
  private Count count(StreamDescriptor stream) {
    if (stream != last) {
      last = stream;
      lastCount = counts.computeIfAbsent(stream, key -> new Count());
    }
    return lastCount;
  }

  private AirbyteStateStats stats(Incoming.State state) {
    long records = 0;
    for (Map.Entry<StreamDescriptor, Count> entry : counts.entrySet()) {
      if (state.stream().isEmpty() || state.stream().get().equals(entry.getKey())) {
        records += entry.getValue().records;
        entry.getValue().records = 0;
      }
    }
    return new AirbyteStateStats().withRecordCount(BigDecimal.valueOf(records).setScale(1));
  }

  /** Takes a record. */
  abstract void store(Incoming.Record record) throws IOException;

  /** Returns when every record taken so far is where it belongs. */
  abstract void flush() throws IOException;

  /** Returns when every record of a stream is. */
  void flush(StreamDescriptor stream) throws IOException {
    flush();
  }
}
