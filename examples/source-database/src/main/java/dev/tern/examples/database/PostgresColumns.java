package dev.tern.examples.database;

import dev.tern.protocol.types.ArrayType;
import dev.tern.protocol.types.DataType;
import dev.tern.protocol.types.Database;
import dev.tern.protocol.types.JdbcColumn;
import dev.tern.protocol.types.JdbcTypes;
import java.sql.Types;
import java.util.Optional;

/** What the columns of PostgreSQL are for the protocol. */
final class PostgresColumns {

  private PostgresColumns() {}

  static Column of(String name, PostgresType type) {
    String quoted = Identifiers.quote(name);
    return new Column(
        name,
        dataType(type),
        expression(quoted, type),
        new TextColumn(dataType(type).kind(), reader(type)),
        order(quoted, type),
        PostgresKey.of(quoted, type));
  }

  /** An amount of money is selected without the currency, which belongs to the server's locale. */
  private static String expression(String quoted, PostgresType type) {
    if (type.element().isPresent()) {
      boolean money = type.element().get().name().equals("money");
      return money ? quoted + "::pg_catalog.numeric[]" : quoted;
    }
    return type.name().equals("money") ? quoted + "::pg_catalog.numeric" : quoted;
  }

  private static DataType dataType(PostgresType type) {
    if (type.element().isEmpty()) {
      return JdbcTypes.dataType(
          Database.POSTGRESQL,
          new JdbcColumn(Types.OTHER, type.name(), type.precision(), type.scale()));
    }
    DataType array = dataType(type.element().get());
    for (int dimension = 0; dimension < type.dimensions(); dimension++) {
      array = ArrayType.of(array);
    }
    return array;
  }

  private static TextReader reader(PostgresType type) {
    if (type.element().isPresent()) {
      PostgresType element = type.element().get();
      TextReader values = reader(element);
      return (text, loss) -> new PostgresArray(text, element.delimiter(), values).read(loss);
    }
    return PostgresValues.of(dataType(type).kind());
  }

  /** Texts are compared by their bytes, whatever the collation of the column or the database. */
  private static Optional<Ordering> order(String quoted, PostgresType type) {
    String bytes = " COLLATE pg_catalog.\"C\"";
    String text = "CAST(? AS pg_catalog.text)";
    return switch (type.name()) {
      case "int2", "int4", "int8", "oid", "numeric", "float4", "float8" ->
          Optional.of(natural(quoted, type));
      case "date", "timestamp", "timestamptz", "time", "uuid" -> Optional.of(natural(quoted, type));
      case "money" ->
          Optional.of(Ordering.byText(expression(quoted, type), "CAST(? AS pg_catalog.numeric)"));
      case "text", "varchar" -> Optional.of(Ordering.byText(quoted + bytes, text));
      case "bpchar", "name" ->
          Optional.of(Ordering.byText("pg_catalog.format('%s', " + quoted + ")" + bytes, text));
      default -> Optional.empty();
    };
  }

  private static Ordering natural(String quoted, PostgresType type) {
    return Ordering.byText(quoted, "CAST(? AS pg_catalog." + type.name() + ")");
  }
}
