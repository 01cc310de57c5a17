package dev.tern.examples.duckdb;

import dev.tern.cdk.error.ConfigException;
import dev.tern.protocol.types.DataType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which column each property of a stream is written to.
 *
 * @param columns in the order of the schema
 * @param missing the definitions of columns that the table does not have yet
 * @param retyped the columns whose type in the table is another than the stream's
 */
record TableLayout(List<Column> columns, List<String> missing, List<Column> retyped) {

  /** For a table that does not exist: all columns are missing. */
  static TableLayout fresh(Map<String, DataType> properties) {
    return onto(Map.of(), properties);
  }

  /**
   * For a table that exists; its types stay.
   *
   * @param existing the types of its columns by name, both as DuckDB spells them
   */
  static TableLayout onto(Map<String, String> existing, Map<String, DataType> properties) {
    TableLayout layout = new TableLayout(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    Names names = new Names(existing.keySet());
    for (MetadataColumn metadata : MetadataColumn.values()) {
      names.reserve(metadata.column());
      layout.require(metadata, find(existing, metadata.column()));
    }
    Map<String, String> chosen = new HashMap<>();
    // Sorted, so that names do not depend on the order of the schema.
    new TreeSet<>(properties.keySet())
        .forEach(property -> chosen.put(property, names.claim(property, property)));
    properties.forEach(
        (property, type) ->
            layout.add(property, chosen.getOrDefault(property, property), existing, type));
    return layout;
  }

  /** The statement that makes the table. */
  String create(TableName table) {
    return "CREATE TABLE " + table.sql() + " (" + String.join(", ", missing) + ")";
  }

  /** The statements that give the table the columns it misses. */
  List<String> extend(TableName table) {
    return missing.stream()
        .map(definition -> "ALTER TABLE " + table.sql() + " ADD COLUMN " + definition)
        .toList();
  }

  private void require(MetadataColumn metadata, @Nullable String present) {
    if (present == null) {
      missing.add(metadata.definition());
    } else if (!present.equals(metadata.sql())) {
      throw new ConfigException(
          String.format(
              "Column '%s' of the table has type %s instead of %s. Change it, or rename the table.",
              metadata.column(), present, metadata.sql()));
    }
  }

  private void add(String property, String name, Map<String, String> existing, DataType type) {
    CellType declared = CellTypes.of(type);
    String present = existing.get(name);
    CellType actual = present == null ? declared : CellTypes.ofColumn(present);
    Column column = new Column(property, name, actual);
    columns.add(column);
    if (present == null) {
      missing.add(column.definition());
    } else if (!present.equals(declared.sql())) {
      retyped.add(column);
    }
  }

  private static @Nullable String find(Map<String, String> existing, String name) {
    return existing.entrySet().stream()
        .filter(column -> SafeName.key(column.getKey()).equals(name))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }
}
