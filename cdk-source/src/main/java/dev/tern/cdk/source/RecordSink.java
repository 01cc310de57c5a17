package dev.tern.cdk.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.protocol.AirbyteRecordMessageMetaChange;
import java.util.List;

/**
 * Where a stream puts its records. It blocks while the reader of the process is slower.
 *
 * <p>For the thread that called the stream's {@code read}, until that returns.
 */
public interface RecordSink {

  /**
   * Emits one record.
   *
   * @param record a JSON object with at least one field (READ-2); it is handed over and must not be
   *     changed afterwards
   */
  void emit(JsonNode record);

  /**
   * Emits a record that is not quite what the store holds, and says where it differs (READ-29).
   *
   * @param record as for {@link #emit(JsonNode)}
   * @param changes one for each top-level field whose value the protocol or the stream's schema
   *     cannot carry; empty when there is none
   */
  void emit(JsonNode record, List<AirbyteRecordMessageMetaChange> changes);

  /**
   * Emits an instance of the record class the stream's schema was made from.
   *
   * @param record a Java record
   */
  void emit(Record record);

  /**
   * Whether the process was asked to end. The next {@code emit} ends the reading by itself, and a
   * thread that waits is interrupted; only a reader that works long without emitting has to look.
   * It returns then: the stream counts as unfinished.
   */
  boolean stopRequested();
}
