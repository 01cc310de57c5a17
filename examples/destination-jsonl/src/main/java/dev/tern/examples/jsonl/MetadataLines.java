package dev.tern.examples.jsonl;

import dev.tern.cdk.destination.BatchRecord;
import dev.tern.cdk.destination.WriteRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * A record as a line: metadata, then the data byte for byte as it came (WRITE-22).
 *
 * <p>Identifiers are random for each writer and count up from there. Everything in front of the
 * data stays as it is from record to record, but for the identifier and the time. For one thread.
 */
final class MetadataLines implements RecordLines {

  private static final byte[] HEX = bytes("0123456789abcdef");
  private static final byte[] END = bytes("}\n");
  private static final String BEFORE_ID = "{\"_airbyte_raw_id\":\"";
  private static final String BEFORE_TIME = "\",\"_airbyte_extracted_at\":";
  private static final String NO_CHANGES = "[]";

  /** The last digits of an identifier, which count. */
  private static final int COUNTING_DIGITS = 12;

  private final String uuid = UUID.randomUUID().toString();
  private final int idEnd = BEFORE_ID.length() + uuid.length();
  private final String meta;
  private final String beforeData;
  private byte[] head = {};
  private long time = Long.MIN_VALUE;
  private long id;

  MetadataLines(WriteRequest request) {
    this.meta = ",\"_airbyte_meta\":{\"sync_id\":" + request.syncId() + ",\"changes\":";
    this.beforeData =
        "},\"_airbyte_generation_id\":" + request.generationId() + ",\"_airbyte_data\":";
  }

  @Override
  public void write(BatchRecord record, OutputStream out) throws IOException {
    if (record.emittedAt() != time) {
      time = record.emittedAt();
      head = head(NO_CHANGES);
    }
    byte[] line = record.changes().map(said -> head(said.toString())).orElse(head);
    count(line);
    out.write(line, 0, line.length);
    record.writeData(out);
    out.write(END, 0, END.length);
  }

  private byte[] head(String changes) {
    return bytes(BEFORE_ID + uuid + BEFORE_TIME + time + meta + changes + beforeData);
  }

  /** Puts the next identifier in its place. */
  private void count(byte[] line) {
    long left = id++;
    for (int at = idEnd - 1; at >= idEnd - COUNTING_DIGITS; at--) {
      line[at] = HEX[(int) left & 0xF];
      left >>>= 4;
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
