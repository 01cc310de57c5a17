package dev.tern.testkit.mutant.destination;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.testkit.destination.StoredRow;
import java.util.Collection;
import java.util.Locale;

/** Names of columns where those of fields are too long. */
final class ModelNames {

  private static final int LONGEST = 63;

  private ModelNames() {}

  static String column(String field, Fault fault) {
    String small = field.toLowerCase(Locale.ROOT);
    if (fault == Fault.HAS_HABITS && !small.equals(field)) {
      return small + "_" + field.hashCode();
    }
    boolean cut = fault == Fault.CUTS_FIELD_NAMES && field.length() > LONGEST;
    return cut ? field.substring(0, LONGEST) : field;
  }

  /** A row by the names of fields. */
  static StoredRow named(StoredRow row, Collection<String> fields, Fault fault) {
    ObjectNode data = row.data().deepCopy();
    for (String field : fields) {
      JsonNode value = row.data().get(column(field, fault));
      if (value != null) {
        data.set(field, value);
      }
    }
    return new StoredRow(data, row.metadata());
  }
}
