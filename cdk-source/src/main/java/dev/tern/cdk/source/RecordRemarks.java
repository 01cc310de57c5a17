package dev.tern.cdk.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.catalog.StreamNames;
import dev.tern.protocol.AirbyteStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.LongAdder;

/**
 * What is odd about the records of one stream, to be told once at its end.
 *
 * <p>Safe for all threads.
 */
final class RecordRemarks {

  /** Enough to find the place in the code; names made of data must not fill the memory. */
  private static final int MAX_NAMES = 20;

  private final AirbyteStream description;
  private final List<String> cursor;
  private final Set<String> undeclared = new ConcurrentSkipListSet<>();
  private final LongAdder withoutCursor = new LongAdder();

  /**
   * Starts with nothing odd.
   *
   * @param description the stream as its author describes it
   * @param cursor path of the cursor; empty when there is none to look at
   */
  RecordRemarks(AirbyteStream description, List<String> cursor) {
    this.description = description;
    this.cursor = cursor;
  }

  /** Takes note of fields the author never declared; those the user does not want are no remark. */
  void leftOut(JsonNode record) {
    JsonNode declared = description.getJsonSchema().path("properties");
    record
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!declared.has(name) && undeclared.size() < MAX_NAMES) {
                undeclared.add(name);
              }
            });
  }

  /** Takes note of a record whose cursor is null or absent. */
  void withoutCursor() {
    withoutCursor.increment();
  }

  /** The warnings; empty when nothing was odd. */
  List<String> warnings() {
    String name = StreamNames.text(StreamNames.of(description));
    List<String> warnings = new ArrayList<>();
    if (!undeclared.isEmpty()) {
      warnings.add(
          String.format(
              "Stream %s does not declare %s: left out of its records. Add them to its schema.",
              name, undeclared));
    }
    long odd = withoutCursor.sum();
    if (odd > 0) {
      warnings.add(
          String.format(
              "Records of stream %s without a value in cursor %s: %d. They cannot be told from"
                  + " new ones. Choose a cursor that every record has.",
              name, cursor, odd));
    }
    return warnings;
  }
}
