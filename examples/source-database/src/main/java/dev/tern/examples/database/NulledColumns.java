package dev.tern.examples.database;

import dev.tern.protocol.AirbyteRecordMessageMetaChange;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The columns of a read with values that could not be said, each told once. For all threads. */
final class NulledColumns {

  private static final Logger LOG = LoggerFactory.getLogger(NulledColumns.class);

  private final String stream;
  private final Set<String> warned = ConcurrentHashMap.newKeySet();

  /**
   * For one read.
   *
   * @param stream the name for sentences
   */
  NulledColumns(String stream) {
    this.stream = stream;
  }

  /** What a record says about the null in a column. */
  AirbyteRecordMessageMetaChange change(String column) {
    if (warned.add(column)) {
      LOG.warn(
          "Column '{}' of stream {} holds values that its type cannot say: they are null, and"
              + " 'meta.changes' of each record tells.",
          column,
          stream);
    }
    return new AirbyteRecordMessageMetaChange()
        .withField(column)
        .withChange(AirbyteRecordMessageMetaChange.Change.NULLED)
        .withReason(AirbyteRecordMessageMetaChange.Reason.SOURCE_SERIALIZATION_ERROR);
  }
}
