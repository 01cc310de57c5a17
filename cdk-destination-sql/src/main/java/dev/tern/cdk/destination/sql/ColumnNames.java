package dev.tern.cdk.destination.sql;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Which column each field of a stream has in one table. */
final class ColumnNames {

  /** Columns of the kit begin with this; no field of a stream is dropped or told by it. */
  static final String OURS = "_airbyte_";

  /** When a row was marked as deleted. */
  static final String DELETED_AT = OURS + "deleted_at";

  private final Names names;
  private final Map<String, String> properties = new HashMap<>();

  ColumnNames(NameRules rules, List<SqlColumn> existing, StreamFields fields) {
    this.names = new Names(rules, existing.stream().map(SqlColumn::name).toList());
    for (MetadataColumn metadata : MetadataColumn.values()) {
      names.reserve(metadata.column());
    }
    names.reserve(DELETED_AT);
    // Sorted, so that names do not depend on the order of the schema.
    new TreeSet<>(fields.properties().keySet())
        .forEach(property -> properties.put(property, names.claim(property, property)));
  }

  /** The column of a declared property. */
  String of(String property) {
    return properties.getOrDefault(property, property);
  }

  /**
   * A column of the kit for a field at some path.
   *
   * @param role what it is for, such as {@code key}
   */
  String of(String role, List<String> path) {
    String wanted = OURS + role + "_" + String.join(".", path);
    return names.claim(wanted, role + '\0' + String.join("\0", path));
  }
}
