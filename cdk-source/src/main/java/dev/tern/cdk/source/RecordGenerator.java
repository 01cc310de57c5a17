package dev.tern.cdk.source;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A generator that knows what no JSON number can say: NaN and infinity become null, and their
 * fields are remembered; in v1 they become texts.
 */
final class RecordGenerator extends JsonGeneratorDelegate {

  private final boolean asTexts;
  private final Map<String, String> nulled = new LinkedHashMap<>();

  RecordGenerator(JsonGenerator json, WireDialect dialect) {
    super(json, false); // whatever is written in the end comes past here
    this.asTexts = dialect == WireDialect.V1;
  }

  /**
   * The fields with a value that became null since the start or the last call: the name of each
   * top-level field by the path of the field inside of it.
   */
  Map<String, String> takeNulled() {
    if (nulled.isEmpty()) {
      return Map.of();
    }
    Map<String, String> taken = new LinkedHashMap<>(nulled);
    nulled.clear();
    return taken;
  }

  @Override
  public void writeNumber(double value) throws IOException {
    if (Double.isFinite(value)) {
      super.writeNumber(value);
    } else {
      writeUnsayable(Double.toString(value));
    }
  }

  @Override
  public void writeNumber(float value) throws IOException {
    if (Float.isFinite(value)) {
      super.writeNumber(value);
    } else {
      writeUnsayable(Float.toString(value));
    }
  }

  @Override
  public void writeArray(double[] array, int offset, int length) throws IOException {
    writeStartArray(array, length);
    for (int i = offset; i < offset + length; i++) {
      writeNumber(array[i]);
    }
    writeEndArray();
  }

  /** The record is over when its writer returns, not before. */
  @Override
  public void close() {}

  private void writeUnsayable(String text) throws IOException {
    if (asTexts) {
      writeString(text);
    } else {
      writeNull();
      Deque<String> path = path();
      if (!path.isEmpty()) { // a record that is an array or a number is refused later
        nulled.put(String.join(".", path), path.getFirst());
      }
    }
  }

  /** As far as it leads through objects: whatever an array holds is a part of its field. */
  private Deque<String> path() {
    Deque<String> names = new ArrayDeque<>();
    for (JsonStreamContext place = getOutputContext(); place != null; place = place.getParent()) {
      if (place.inArray()) {
        names.clear();
      } else if (place.inObject() && place.hasCurrentName()) {
        names.addFirst(place.getCurrentName());
      }
    }
    return names;
  }
}
