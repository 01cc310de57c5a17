package dev.tern.protocol.types;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.protocol.AirbyteRecordMessageMetaChange;
import java.util.List;

/**
 * A value made to fit its type, with everything that was lost on the way.
 *
 * @param value the value, of the v0 dialect; the very node that went in when it did fit
 * @param changes one entry per place where something was lost, ready for {@code meta.changes};
 *     empty when the value was kept or only spelled another way
 */
public record Coerced(JsonNode value, List<AirbyteRecordMessageMetaChange> changes) {
  /** Copies the changes. */
  public Coerced {
    changes = List.copyOf(changes);
  }

  /** True when nothing was lost. */
  public boolean isLossless() {
    return changes.isEmpty();
  }
}
