package dev.tern.worker.connector;

import dev.tern.cdk.catalog.StreamNames;
import dev.tern.cdk.message.Incoming;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A destination that shows records to people, {@code print:}. */
final class PrintSink extends Sink {

  private final OutputStream people;

  PrintSink(OutputStream people) {
    this.people = people;
  }

  @Override
  void store(Incoming.Record record) throws IOException {
    String stream = StreamNames.text(record.stream());
    people.write((stream + ' ').getBytes(StandardCharsets.UTF_8));
    people.write(record.data(), record.offset(), record.length());
    people.write('\n');
  }

  @Override
  void flush() throws IOException {
    people.flush();
  }
}
