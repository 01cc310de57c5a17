package dev.tern.cdk.message;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.protocol.AirbyteStateType;
import dev.tern.protocol.AirbyteTraceMessage;
import dev.tern.protocol.StreamDescriptor;
import java.util.Optional;

/** What a line of input turned out to be. */
public sealed interface Incoming {

  /**
   * A record whose data is still a range of the line's bytes: a JSON object nobody has built a tree
   * for.
   *
   * @param data the line that holds the data; valid as long as the line is
   * @param offset where the data starts in the line's array
   * @param length how many bytes it has
   * @param emittedAt epoch milliseconds; the time of arrival when the source gave none
   * @param meta the changes the source made, if it said so
   */
  @SuppressWarnings({"ArrayRecordComponent", "JavaLangClash"}) // a shared array; Incoming.Record
  record Record(
      StreamDescriptor stream,
      byte[] data,
      int offset,
      int length,
      long emittedAt,
      Optional<JsonNode> meta)
      implements Incoming {}

  /**
   * A state, kept as it came so that it can be repeated to the letter (WRITE-4).
   *
   * @param stream whose state it is; empty for GLOBAL and LEGACY
   */
  record State(AirbyteStateType type, Optional<StreamDescriptor> stream, StateLine line)
      implements Incoming {}

  /** A trace; the kinds that do not matter to a reader are in it, too. */
  record Trace(AirbyteTraceMessage trace) implements Incoming {}

  /** A message of the protocol that is none of the reader's business. */
  record Other(String type) implements Incoming {}

  /**
   * Something that is no message: foreign text, or JSON with no type we know.
   *
   * @param reason a sentence without the payload
   */
  record Foreign(String reason) implements Incoming {}
}
