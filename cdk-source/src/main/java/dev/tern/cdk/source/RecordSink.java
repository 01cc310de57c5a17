package dev.tern.cdk.source;

import com.fasterxml.jackson.databind.JsonNode;

/** Where a stream puts its records. It blocks while the reader of the process is slower. */
public interface RecordSink {

  /**
   * Emits one record.
   *
   * @param record a JSON object with at least one field (READ-2); it is not kept after the call returns
   */
  void emit(JsonNode record);

  /**
   * Emits an instance of the record class the stream's schema was made from.
   *
   * @param record a Java record
   */
  void emit(Record record);
}
