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
 * <p>Identifiers are random for each writer and count up from there. For one thread.
 */
final class RecordLines {

  private static final byte[] HEX = bytes("0123456789abcdef");
  private static final byte[] NO_CHANGES = bytes("[]");
  private static final byte[] END = bytes("}\n");
  private static final String BEFORE_ID = "{\"_airbyte_raw_id\":\"";

  /** The last digits of an identifier, which count; the dash behind the first four stays. */
  private static final int COUNTING_DIGITS = 16;

  private static final int DASH = 4;
  private static final int MAX_DIGITS = 20;

  private final byte[] beforeTime;
  private final int idEnd;
  private final byte[] time = new byte[MAX_DIGITS];
  private final byte[] meta;
  private final byte[] beforeData;
  private long id = UUID.randomUUID().getLeastSignificantBits() & 0xBFFF_FFFF_0000_0000L;

  RecordLines(WriteRequest request) {
    this.beforeTime = bytes(BEFORE_ID + UUID.randomUUID() + "\",\"_airbyte_extracted_at\":");
    this.idEnd = BEFORE_ID.length() + new UUID(0, 0).toString().length();
    this.meta = bytes(",\"_airbyte_meta\":{\"sync_id\":" + request.syncId() + ",\"changes\":");
    this.beforeData =
        bytes("},\"_airbyte_generation_id\":" + request.generationId() + ",\"_airbyte_data\":");
  }

  void write(BatchRecord record, OutputStream out) throws IOException {
    countId();
    out.write(beforeTime);
    int digits = digits(record.emittedAt());
    out.write(time, digits, MAX_DIGITS - digits);
    out.write(meta);
    byte[] changes = record.changes().map(said -> bytes(said.toString())).orElse(NO_CHANGES);
    out.write(changes);
    out.write(beforeData);
    record.writeData(out);
    out.write(END);
  }

  private void countId() {
    long left = id++;
    int at = idEnd;
    for (int digit = 0; digit < COUNTING_DIGITS; digit++) {
      if (digit == COUNTING_DIGITS - DASH) {
        at--;
      }
      beforeTime[--at] = HEX[(int) left & 0xF];
      left >>>= 4;
    }
  }

  /** Leaves the digits at the end of their array; says where they start. */
  private int digits(long epochMillis) {
    if (epochMillis < 0) {
      byte[] text = bytes(Long.toString(epochMillis));
      System.arraycopy(text, 0, time, MAX_DIGITS - text.length, text.length);
      return MAX_DIGITS - text.length;
    }
    int at = MAX_DIGITS;
    long left = epochMillis;
    do {
      time[--at] = (byte) ('0' + left % 10);
      left /= 10;
    } while (left > 0);
    return at;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
