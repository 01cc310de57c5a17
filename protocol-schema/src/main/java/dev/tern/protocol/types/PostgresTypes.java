package dev.tern.protocol.types;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tern.protocol.types.DataType.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What PostgreSQL's type names mean. */
final class PostgresTypes {
  private static final List<String> TEXTS =
      List.of(
          "text varchar bpchar char character name citext xml interval inet cidr macaddr macaddr8",
          "bit varbit tsvector tsquery pg_lsn ltree point line lseg box path polygon circle",
          "int4range int8range numrange tsrange tstzrange daterange geometry geography",
          "int4multirange int8multirange nummultirange tsmultirange tstzmultirange datemultirange");
  private static final Map<String, DataType> NAMES = names();

  private PostgresTypes() {}

  /** The type of a name; enums, domains and composites have none here. */
  static Optional<DataType> find(String name, JdbcColumn column) {
    if (name.equals("numeric") || name.equals("decimal")) {
      return Optional.of(StandardTypes.decimal(column.size(), column.scale()));
    }
    if (name.startsWith("_")) {
      return Optional.of(array(name.substring(1)));
    }
    if (name.endsWith("[]")) {
      return Optional.of(array(name.substring(0, name.length() - 2)));
    }
    return Optional.ofNullable(NAMES.get(name));
  }

  /** An array of any number of dimensions: only the innermost element has a name. */
  private static ArrayType array(String element) {
    boolean number = element.equals("numeric") || element.equals("decimal");
    DataType named =
        number ? NumberType.PLAIN : NAMES.getOrDefault(element, DataType.of(Kind.STRING));
    return ArrayType.of(named);
  }

  private static Map<String, DataType> names() {
    Map<String, DataType> names = new HashMap<>();
    name(names, DataType.of(Kind.BOOLEAN), "bool boolean");
    name(
        names,
        DataType.of(Kind.INTEGER),
        "int2 int4 int8 smallint integer bigint smallserial serial bigserial oid xid");
    name(names, NumberType.floating(NumberType.Floating.FLOAT), "float4 real");
    name(names, NumberType.floating(NumberType.Floating.DOUBLE), "float8");
    names.put("double precision", NumberType.floating(NumberType.Floating.DOUBLE));
    name(names, NumberType.PLAIN, "money");
    TEXTS.forEach(list -> name(names, DataType.of(Kind.STRING), list));
    name(
        names,
        new ScalarType(
            Kind.STRING, Keywords.NONE.with("format", JsonNodeFactory.instance.textNode("uuid"))),
        "uuid");
    name(names, DataType.of(Kind.BINARY), "bytea");
    name(names, DataType.of(Kind.DATE), "date");
    name(names, DataType.of(Kind.TIME_WITHOUT_TIMEZONE), "time");
    name(names, DataType.of(Kind.TIME_WITH_TIMEZONE), "timetz");
    name(names, DataType.of(Kind.TIMESTAMP_WITHOUT_TIMEZONE), "timestamp");
    name(names, DataType.of(Kind.TIMESTAMP_WITH_TIMEZONE), "timestamptz");
    name(names, DataType.of(Kind.JSON), "json jsonb");
    name(names, texts(), "hstore");
    return Map.copyOf(names);
  }

  private static ObjectType texts() {
    var text = JsonNodeFactory.instance.objectNode().put("type", "string");
    return new ObjectType(Optional.empty(), Keywords.NONE.with("additionalProperties", text));
  }

  private static void name(Map<String, DataType> names, DataType type, String list) {
    for (String name : list.split(" ", -1)) {
      names.put(name, type);
    }
  }
}
