package dev.tern.examples.postgres;

/** The queries for what a schema has, where the views of the standard say too little. */
final class PostgresCatalog {

  /** Tables, views, indexes and sequences share their names, and types keep tables from theirs. */
  static final String RELATIONS =
      """
      SELECT taken.name, taken.writable FROM pg_catalog.pg_namespace n CROSS JOIN LATERAL (
        SELECT relname, relkind IN ('r', 'p') FROM pg_catalog.pg_class WHERE relnamespace = n.oid
        UNION ALL
        SELECT typname, false FROM pg_catalog.pg_type
        WHERE typnamespace = n.oid AND typrelid = 0 AND typelem = 0
      ) AS taken (name, writable) WHERE n.nspname = ?
      """;

  /** With the sizes of types; a primary key and an identity cannot be made to take nulls. */
  static final String COLUMNS =
      """
      SELECT a.attname,
             CASE WHEN a.attgenerated = '' AND a.attidentity <> 'a'
                  THEN format_type(a.atttypid, a.atttypmod) ELSE 'generated' END,
             NOT a.attnotnull OR a.attidentity <> '' OR EXISTS (
               SELECT FROM pg_catalog.pg_index i
               WHERE i.indrelid = c.oid AND i.indisprimary AND a.attnum = ANY (i.indkey))
      FROM pg_catalog.pg_attribute a
      JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = ? AND c.relname = ? AND a.attnum > 0 AND NOT a.attisdropped
      ORDER BY a.attnum
      """;

  private PostgresCatalog() {}
}
