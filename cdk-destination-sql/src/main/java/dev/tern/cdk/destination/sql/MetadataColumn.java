package dev.tern.cdk.destination.sql;

import dev.tern.protocol.types.DataType;
import java.util.Locale;

/** A column that tells where a row comes from (WRITE-22). */
enum MetadataColumn {
  /** A new identifier for every row. */
  RAW_ID,
  /** When the source extracted the record. */
  EXTRACTED_AT,
  /** The sync, and what was changed in the row. */
  META,
  /** The generation of the sync. */
  GENERATION_ID;

  /** Where it stands in a row. */
  @SuppressWarnings("EnumOrdinal") // the order of the columns is the order above
  int place() {
    return ordinal();
  }

  String column() {
    return "_airbyte_" + name().toLowerCase(Locale.ROOT);
  }

  SqlColumn in(SqlDialect dialect) {
    String type =
        switch (this) {
          case RAW_ID -> dialect.uuidType();
          case EXTRACTED_AT ->
              dialect.columnType(DataType.of(DataType.Kind.TIMESTAMP_WITH_TIMEZONE));
          case META -> dialect.columnType(DataType.of(DataType.Kind.JSON));
          case GENERATION_ID -> dialect.columnType(DataType.of(DataType.Kind.INTEGER));
        };
    return new SqlColumn(dialect.names().shown(column()), dialect.parse(type));
  }
}
