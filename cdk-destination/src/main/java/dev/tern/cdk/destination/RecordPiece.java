package dev.tern.cdk.destination;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.message.Incoming;
import dev.tern.cdk.message.ProtocolJson;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A record made ready to be kept; one serves for all, one after the other. For one thread. */
final class RecordPiece {

  private static final byte[] NOTHING = {};

  private Incoming.Record record;
  private byte[] changes;

  /** The first one. */
  RecordPiece(Incoming.Record record) {
    this.record = record;
    this.changes = changes(record);
  }

  /** Becomes another one. */
  RecordPiece become(Incoming.Record next) {
    record = next;
    changes = changes(next);
    return this;
  }

  private static byte[] changes(Incoming.Record record) {
    return record
        .meta()
        .map(meta -> meta.path("changes"))
        .filter(said -> said.isArray() && !said.isEmpty())
        .map(RecordPiece::json)
        .orElse(NOTHING);
  }

  private static byte[] json(JsonNode node) {
    try {
      return ProtocolJson.mapper().writeValueAsBytes(node);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The record as it came. */
  Incoming.Record record() {
    return record;
  }

  /** Its changes as JSON; empty when it has none. */
  byte[] changes() {
    return changes;
  }

  /** How many bytes are kept of it. */
  int length() {
    return Math.addExact(record.length(), changes.length);
  }
}
