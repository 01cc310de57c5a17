package dev.tern.cdk.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.message.ProtocolJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.UnaryOperator;

/** The records of one stream in the dialect of the wire, which the author does not write. */
final class WireData {

  private final WireDialect dialect;
  private final UnaryOperator<JsonNode> migration;
  private final RecordForms forms;
  private final RecordOutline outline;
  private final LineBytes selected = new LineBytes();

  WireData(RecordRules rules) {
    this.dialect = rules.dialect();
    this.migration = dialect.records(rules.configured().getStream().getJsonSchema());
    this.forms = new RecordForms(dialect);
    this.outline = new RecordOutline(new RecordFields(rules));
  }

  /** The data of a record; the record itself where the dialects are the same. */
  RecordOutline of(RecordOutline record) {
    if (dialect == WireDialect.V0) {
      return record;
    }
    selected.cut(0);
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
