package dev.tern.cdk.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.protocol.AirbyteRecordMessageMetaChange;
import java.time.Instant;
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
   * Emits a record that writes itself, straight into the output: the kit builds no tree.
   *
   * @param writer writes one JSON object; called before this returns, at least once
   */
  default void emit(RecordWriter writer) {
    emit(RecordTree.of(writer));
  }

  /**
   * Opens a row, through which any number of records is emitted value by value: the fastest way but
   * for ready JSON.
   *
   * @param columns the fields of every record, each named once, in the order of the values
   */
  default RecordRow row(List<String> columns) {
    return new PlainRow(columns, this);
  }

  /**
   * Emits a record that is JSON already: the kit builds no tree.
   *
   * @param utf8 holds one JSON object in UTF-8; free to be changed when this returns
   */
  default void emitJson(byte[] utf8, int offset, int length) {
    emit(RecordTree.of(utf8, offset, length));
  }

  /**
   * Emits a record that is JSON already, and for which the caller vouches: it comes from a writer
   * of JSON, or from a store that checks it, and has only declared fields. It leaves unread where
   * nobody has to know its fields: without a cursor, a key to tell records apart, a selection of
   * fields or a check of records, and with no control character between its braces. Everywhere else
   * this is {@link #emitJson}.
   *
   * <p>What is wrong inside is found by the destination, which stops there: nothing before it is
   * lost, nothing behind it is taken.
   *
   * @param utf8 holds one JSON object in UTF-8; free to be changed when this returns
   */
  default void emitTrustedJson(byte[] utf8, int offset, int length) {
    emitJson(utf8, offset, length);
  }

  /**
   * Tells the platform how much this stream has, as far as that is known (READ-24). A later call
   * replaces an earlier one; the numbers of all parts belong together.
   */
  default void estimate(long rows, long bytes) {}

  /**
   * Tells the platform that the store asked to slow down, before waiting for it (READ-23).
   *
   * @param quotaReset when reading can go on
   */
  default void rateLimited(Instant quotaReset) {}

  /**
   * Whether the process was asked to end. The next {@code emit} ends the reading by itself, and a
   * thread that waits is interrupted; only a reader that works long without emitting has to look.
   * It returns then: the stream counts as unfinished.
   */
  boolean stopRequested();
}
