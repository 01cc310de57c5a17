package dev.tern.cdk.source;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** Writes one record as JSON, without building a tree of it. */
@FunctionalInterface
public interface RecordWriter {

  /** Writes exactly one JSON object, from its start to its end. */
  void write(JsonGenerator json) throws IOException;
}
