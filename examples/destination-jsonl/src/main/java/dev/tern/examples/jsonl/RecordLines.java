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
 * <p>Identifiers are random for each writer and count up from there.
 */
final class RecordLines {

  private final long idHigh = UUID.randomUUID().getMostSignificantBits();
  private long idLow = UUID.randomUUID().getLeastSignificantBits() & 0xBFFF_FFFF_0000_0000L;
  private final String meta;
  private final byte[] beforeData;

  RecordLines(WriteRequest request) {
    this.meta = ",\"_airbyte_meta\":{\"sync_id\":" + request.syncId() + ",\"changes\":";
    this.beforeData =
        bytes("},\"_airbyte_generation_id\":" + request.generationId() + ",\"_airbyte_data\":");
  }

  void write(BatchRecord record, OutputStream out) throws IOException {
    String changes = record.changes().map(Object::toString).orElse("[]");
    out.write(
        bytes(
            "{\"_airbyte_raw_id\":\""
                + new UUID(idHigh, idLow++)
                + "\",\"_airbyte_extracted_at\":"
                + record.emittedAt()
                + meta
                + changes));
    out.write(beforeData);
    record.writeData(out);
    out.write(bytes("}\n"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
