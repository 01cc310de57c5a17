package dev.tern.protocol.types;

/** A database whose column types are known here. */
public enum Database {
  /** DuckDB. */
  DUCKDB,
  /** PostgreSQL. */
  POSTGRESQL,
  /** SQLite, whose columns have an affinity rather than a type. */
  SQLITE
}
