package dev.tern.cdk.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.message.ProtocolJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.UnaryOperator;

/** The records of one stream in a dialect that their author does not write. For one thread. */
final class WireData {

  private final UnaryOperator<JsonNode> migration;
  private final RecordForms forms;
  private final RecordOutline outline;
  private final LineBytes selected = new LineBytes();

  WireData(RecordRules rules) {
    this.migration = rules.dialect().records(rules.configured().getStream().getJsonSchema());
    this.forms = new RecordForms(rules.dialect());
    this.outline = new RecordOutline(new RecordFields(rules));
  }

  /** The data of a record as it leaves. */
  RecordOutline of(RecordOutline record) {
    selected.clear(RecordForms.KEPT_BYTES);
    RecordFrame.write(record, null, selected);
    try {
      JsonNode data = ProtocolJson.mapper().readTree(selected.array(), 0, selected.size());
      outline.read(forms.bytes(migration.apply(data)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return outline;
  }
}
