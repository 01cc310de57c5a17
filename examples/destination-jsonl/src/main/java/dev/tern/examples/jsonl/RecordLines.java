package dev.tern.examples.jsonl;

import dev.tern.cdk.destination.BatchRecord;
import java.io.IOException;
import java.io.OutputStream;

/** How a record becomes a line. For one thread. */
@FunctionalInterface
interface RecordLines {

  /** The data byte for byte as it came, and nothing else. */
  RecordLines DATA_ALONE =
      (record, out) -> {
        record.writeData(out);
        out.write('\n');
      };

  /** Writes the line of one record. */
  void write(BatchRecord record, OutputStream out) throws IOException;
}
