package dev.tern.examples.duckdb;

import dev.tern.protocol.StreamDescriptor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The way from a stream to its table (WRITE-14, WRITE-15). */
final class StreamTables {

  /** A view is found like a table, so that no table is made beside it; writing to it fails then. */
  private static final String TABLES =
      "SELECT table_name FROM information_schema.tables WHERE table_catalog = '"
          + DuckDbFile.CATALOG
          + "' AND table_schema = ";

  private static final String SCHEMAS =
      "SELECT schema_name FROM duckdb_schemas() WHERE database_name = '" + DuckDbFile.CATALOG + "'";

  private static final List<String> OF_DUCKDB = List.of("information_schema", "pg_catalog");

  private final DuckDbFile file;
  private final String defaultSchema;
  private final Names schemas;
  private final Map<String, Names> tables = new HashMap<>();

  StreamTables(DuckDbFile file, String defaultSchema) {
    this.file = file;
    List<String> existing = file.query(SCHEMAS, row -> row.getString(1));
    this.defaultSchema = spelling(defaultSchema, existing);
    this.schemas = new Names(existing);
    OF_DUCKDB.forEach(schemas::reserve);
    schemas.reserve(this.defaultSchema);
  }

  /** The table of a stream; its schema exists afterwards. */
  TableName of(StreamDescriptor stream) {
    String namespace = stream.getNamespace();
    String schema = schema(namespace);
    String identity = (namespace == null ? "" : "." + namespace) + '\0' + stream.getName();
    String table =
        tables
            .computeIfAbsent(SafeName.key(schema), key -> open(schema))
            .claim(stream.getName(), identity);
    return new TableName(schema, table);
  }

  private String schema(@Nullable String namespace) {
    return namespace == null || namespace.equals(defaultSchema)
        ? defaultSchema
        : schemas.claim(namespace, namespace);
  }

  private Names open(String schema) {
    file.execute(
        List.of(
            "CREATE SCHEMA IF NOT EXISTS " + DuckDbFile.CATALOG + "." + TableName.quote(schema)));
    return new Names(file.query(TABLES + TableName.literal(schema), row -> row.getString(1)));
  }

  /** The user may write the schema in any case. */
  private static String spelling(String schema, List<String> existing) {
    return existing.stream()
        .filter(name -> SafeName.key(name).equals(SafeName.key(schema)))
        .findFirst()
        .orElse(schema);
  }
}
