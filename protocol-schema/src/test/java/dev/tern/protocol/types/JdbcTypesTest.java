package dev.tern.protocol.types;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tern.protocol.types.DataType.Kind;
import java.sql.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What columns mean and which columns types get. */
final class JdbcTypesTest {
  @ParameterizedTest
  @CsvSource({
    "bool,BOOLEAN",
    "int2,INTEGER",
    "int4,INTEGER",
    "INT8,INTEGER",
    "serial,INTEGER",
    "float4,NUMBER",
    "float8,NUMBER",
    "money,NUMBER",
    "numeric,NUMBER",
    "text,STRING",
    "varchar,STRING",
    "bpchar,STRING",
    "bytea,BINARY",
    "date,DATE",
    "time,TIME_WITHOUT_TIMEZONE",
    "timetz,TIME_WITH_TIMEZONE",
    "timestamp,TIMESTAMP_WITHOUT_TIMEZONE",
    "timestamptz,TIMESTAMP_WITH_TIMEZONE",
    "interval,STRING",
    "uuid,STRING",
    "json,JSON",
    "jsonb,JSON",
    "xml,STRING",
    "inet,STRING",
    "cidr,STRING",
    "macaddr,STRING",
    "bit,STRING",
    "varbit,STRING",
    "_int4,ARRAY",
    "hstore,OBJECT",
    "tstzrange,STRING",
    "point,STRING",
    "mood,STRING"
  })
  void postgresql_names_are_known(String name, Kind kind) {
    assertThat(JdbcTypes.dataType(Database.POSTGRESQL, JdbcColumn.of(Types.OTHER, name)).kind())
        .isEqualTo(kind);
  }

  @Test
  void arrays_of_postgresql_keep_their_element() {
    assertThat(JdbcTypes.dataType(Database.POSTGRESQL, JdbcColumn.of(Types.ARRAY, "_timestamptz")))
        .isEqualTo(ArrayType.of(DataType.of(Kind.TIMESTAMP_WITH_TIMEZONE)));
    assertThat(JdbcTypes.dataType(Database.POSTGRESQL, JdbcColumn.of(Types.ARRAY, "_mood")))
        .isEqualTo(ArrayType.of(DataType.of(Kind.STRING)));
  }

  @Test
  void a_numeric_with_a_size_is_a_decimal_and_without_one_any_number() {
    assertThat(
            JdbcTypes.dataType(
                Database.POSTGRESQL, new JdbcColumn(Types.NUMERIC, "numeric", 12, 2)))
        .isEqualTo(NumberType.decimal(12, 2));
    assertThat(
            JdbcTypes.dataType(
                Database.POSTGRESQL, new JdbcColumn(Types.NUMERIC, "numeric", 131_089, 0)))
        .isEqualTo(NumberType.PLAIN);
  }

  @ParameterizedTest
  @CsvSource({
    "BOOLEAN,BOOLEAN",
    "INTEGER,INTEGER",
    "UNSIGNED BIG INT,INTEGER",
    "INT UNSIGNED,INTEGER",
    "VARCHAR(255),STRING",
    "NATIVE CHARACTER(70),STRING",
    "CLOB,STRING",
    "BLOB,BINARY",
    "REAL,NUMBER",
    "DOUBLE PRECISION,NUMBER",
    "DATE,DATE",
    "DATETIME,TIMESTAMP_WITHOUT_TIMEZONE",
    "TIMESTAMP,TIMESTAMP_WITHOUT_TIMEZONE",
    "JSON,JSON",
    "'',JSON",
    "FLOATING POINT,INTEGER",
    "STRING,NUMBER",
    "'DECIMAL(10, 5)',NUMBER"
  })
  void sqlite_follows_common_names_then_its_affinity(String declared, Kind kind) {
    assertThat(JdbcTypes.dataType(Database.SQLITE, JdbcColumn.of(Types.VARCHAR, declared)).kind())
        .isEqualTo(kind);
  }

  @Test
  void sqlite_declares_the_size_of_a_decimal_in_its_name() {
    assertThat(JdbcTypes.dataType(Database.SQLITE, JdbcColumn.of(Types.NUMERIC, "DECIMAL(10, 5)")))
        .isEqualTo(NumberType.decimal(10, 5));
  }

  @ParameterizedTest
  @EnumSource(
      names = {"UNION", "UNKNOWN", "ARRAY", "OBJECT"},
      mode = EnumSource.Mode.EXCLUDE)
  void sqlite_reads_back_the_kind_it_stores(Kind kind) {
    String column = JdbcTypes.columnType(Database.SQLITE, DataType.of(kind));

    assertThat(JdbcTypes.dataType(Database.SQLITE, JdbcColumn.of(Types.OTHER, column)).kind())
        .isEqualTo(kind);
  }

  @ParameterizedTest
  @EnumSource(
      names = {"UNION", "UNKNOWN", "ARRAY", "OBJECT", "BIG_INTEGER"},
      mode = EnumSource.Mode.EXCLUDE)
  void postgresql_reads_back_the_kind_it_stores(Kind kind) {
    String column = JdbcTypes.columnType(Database.POSTGRESQL, DataType.of(kind));

    assertThat(JdbcTypes.dataType(Database.POSTGRESQL, JdbcColumn.of(Types.OTHER, column)).kind())
        .isEqualTo(kind);
  }

  @Test
  void numbers_get_the_column_their_hints_ask_for() {
    DataType large = NumberType.decimal(60, 10);

    assertThat(JdbcTypes.columnType(Database.DUCKDB, NumberType.decimal(12, 2)))
        .isEqualTo("DECIMAL(12,2)");
    assertThat(JdbcTypes.columnType(Database.DUCKDB, NumberType.PLAIN)).isEqualTo("DECIMAL(38,18)");
    assertThat(JdbcTypes.columnType(Database.DUCKDB, large)).isEqualTo("DECIMAL(38,18)");
    assertThat(
            JdbcTypes.columnType(Database.DUCKDB, NumberType.floating(NumberType.Floating.DOUBLE)))
        .isEqualTo("DOUBLE");
    assertThat(JdbcTypes.columnType(Database.POSTGRESQL, large)).isEqualTo("numeric(60,10)");
    assertThat(JdbcTypes.columnType(Database.SQLITE, NumberType.decimal(12, 2)))
        .isEqualTo("DECIMAL(12,2)");
    assertThat(JdbcTypes.columnType(Database.SQLITE, large)).isEqualTo("DECIMAL_TEXT(60,10)");
  }

  @Test
  void other_databases_follow_the_standard_constants() {
    assertThat(JdbcTypes.dataType(Database.DUCKDB, JdbcColumn.of(Types.BIGINT, "BIGINT")).kind())
        .isEqualTo(Kind.INTEGER);
    assertThat(
            JdbcTypes.dataType(Database.DUCKDB, JdbcColumn.of(Types.JAVA_OBJECT, "HUGEINT")).kind())
        .isEqualTo(Kind.BIG_INTEGER);
    assertThat(
            JdbcTypes.dataType(Database.DUCKDB, JdbcColumn.of(Types.TIMESTAMP_WITH_TIMEZONE, ""))
                .kind())
        .isEqualTo(Kind.TIMESTAMP_WITH_TIMEZONE);
  }
}
