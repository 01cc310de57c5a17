package dev.tern.testkit.mutant.destination;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tern.cdk.message.ProtocolJson;
import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** The lines of stdin. For one thread. */
final class ModelLines {

  private final Reader reader;
  private final Fault fault;

  ModelLines(Reader reader, Fault fault) {
    this.reader = reader;
    this.fault = fault;
  }

  /** The next line; null when there is none. */
  @Nullable String next() throws IOException {
    StringBuilder line = new StringBuilder();
    int character = reader.read();
    while (character >= 0 && character != '\n') {
      line.append((char) character);
      character = reader.read();
    }
    boolean last = character < 0;
    if (last && (line.isEmpty() || drops(line.toString()))) {
      return null;
    }
    return line.toString();
  }

  private boolean drops(String line) {
    return fault == Fault.DROPS_THE_UNENDED_LINE && isJson(line);
  }

  private static boolean isJson(String line) {
    try {
      return !ProtocolJson.mapper().readTree(line).isMissingNode();
    } catch (JsonProcessingException e) {
      return false;
    }
  }
}
