package dev.tern.cdk.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.protocol.AirbyteRecordMessageMetaChange;
import java.util.List;
import java.util.Optional;

/**
 * Turns the records of one stream into whole RECORD lines, whichever form they come in.
 *
 * <p>For one thread at a time. A record that is refused leaves no byte behind.
 */
final class RecordEncoder {

  /**
   * Starts at the first record.
   *
   * @param rules what holds for every record of the stream; shared by all its encoders
   * @param lines where whole lines go; the caller takes them from there
   */
  RecordEncoder(RecordRules rules, LineBytes lines) {}

  /** Appends the line of a record that is a tree. */
  void encode(JsonNode record, List<AirbyteRecordMessageMetaChange> changes, long emittedAt) {
    throw new UnsupportedOperationException();
  }

  /** Appends the line of a Java record. */
  void encode(Record record, long emittedAt) {
    throw new UnsupportedOperationException();
  }

  /** Appends the line of a record that writes itself. */
  void encode(RecordWriter record, long emittedAt) {
    throw new UnsupportedOperationException();
  }

  /** Appends the line of a record that is JSON already. */
  void encode(ByteRange record, long emittedAt) {
    throw new UnsupportedOperationException();
  }

  /** Takes the last line back: the record is not to be sent. Once per record. */
  void takeBack() {
    throw new UnsupportedOperationException();
  }

  /** The cursor of the last record; empty when it is null or absent. */
  Optional<JsonNode> cursor() {
    throw new UnsupportedOperationException();
  }

  /** The last record as its author gave it, for {@link RecordHash}; holds until the next one. */
  ByteRange record() {
    throw new UnsupportedOperationException();
  }

  /** How many records have come, those refused or taken back among them. */
  long position() {
    throw new UnsupportedOperationException();
  }

  /** What was odd about the records, for {@link RecordRemarks#add} at the end. */
  RecordRemarks remarks() {
    throw new UnsupportedOperationException();
  }
}
