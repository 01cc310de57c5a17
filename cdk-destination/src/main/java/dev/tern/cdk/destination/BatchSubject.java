package dev.tern.cdk.destination;

import dev.tern.cdk.catalog.StreamNames;
import org.jspecify.annotations.Nullable;

/** What all batches of a stream have in common. */
final class BatchSubject {

  private final WriteRequest request;
  private final Notices notices;
  private @Nullable RowReader rows;

  BatchSubject(WriteRequest request, Notices notices) {
    this.request = request;
    this.notices = notices;
  }

  /** Says once that records are rejected. */
  void tellRejected(String reason) {
    if (notices.first(Notices.Kind.REJECTED_RECORD, request.descriptor())) {
      notices.warn(
          "A record of stream "
              + StreamNames.text(request.descriptor())
              + " was rejected: "
              + sentence(reason)
              + " Further rejected records of the stream are only counted.");
    }
  }

  private static String sentence(String reason) {
    String text = reason.strip();
    boolean ends = text.endsWith(".") || text.endsWith("!") || text.endsWith("?");
    return ends ? text : text + ".";
  }

  /** The reader of typed rows; made when the first is asked for. */
  synchronized RowReader rows() {
    RowReader reader = rows;
    if (reader == null) {
      reader = new RowReader(request, notices);
      rows = reader;
    }
    return reader;
  }
}
