package dev.tern.cdk.destination.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.protocol.StreamDescriptor;
import dev.tern.protocol.types.DataType;
import dev.tern.testkit.destination.DestinationStore;
import dev.tern.testkit.destination.StoredRow;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tables of a SQL destination, for the conformance suite. */
public final class ConformanceTables implements DestinationStore {

  private final Opening reading;
  private final Opening writing;
  private final String schema;
  private final String rowAsJson;

  /** A way to the database. */
  @FunctionalInterface
  public interface Opening {
    /** Opens it. */
    Opened open() throws Exception;
  }

  /**
   * The open database.
   *
   * @param end what is done when it is no longer needed
   */
  public record Opened(SqlDialect dialect, Runnable end) implements AutoCloseable {
    @Override
    public void close() {
      end.run();
    }
  }

  /** What is done with a database. */
  private interface Look<T> {
    T look(Session session) throws SQLException;
  }

  /**
   * The tables of a database.
   *
   * @param reading opens it while the destination may be running
   * @param writing opens it while the destination is not running
   * @param schema where streams without a namespace go
   * @param rowAsJson SQL for the JSON of a row of the table {@code t}
   */
  public ConformanceTables(Opening reading, Opening writing, String schema, String rowAsJson) {
    this.reading = reading;
    this.writing = writing;
    this.schema = schema;
    this.rowAsJson = rowAsJson;
  }

  private static <T> T look(Opening opening, Look<T> look) throws Exception {
    try (Opened opened = opening.open();
        Connection connection = opened.dialect().connect()) {
      return look.look(new Session(opened.dialect(), connection));
    }
  }

  @Override
  public List<StoredRow> dump(@Nullable String namespace, String stream) throws Exception {
    return dump(namespace, stream, List.of());
  }

  @Override
  public List<StoredRow> dump(@Nullable String namespace, String stream, Collection<String> fields)
      throws Exception {
    return look(reading, session -> rows(session, table(session, namespace, stream), fields));
  }

  @Override
  public List<StoredRow> durable(@Nullable String namespace, String stream) throws Exception {
    return look(
        reading,
        session -> {
          TableName table = table(session, namespace, stream);
          List<StoredRow> rows = new ArrayList<>(rows(session, table, List.of()));
          for (TableName staging : stagings(session, table)) {
            rows.addAll(rows(session, staging, List.of()));
          }
          return rows;
        });
  }

  private TableName table(Session session, @Nullable String namespace, String stream)
      throws SQLException {
    StreamDescriptor descriptor = new StreamDescriptor().withName(stream).withNamespace(namespace);
    return StreamTables.open(session, schema).of(session, descriptor);
  }

  private static List<TableName> stagings(Session session, TableName table) throws SQLException {
    List<String> names = new Catalog(session).tables(table.schema());
    return new KitTables(session.dialect().names()).stagings(table, names);
  }

  private List<StoredRow> rows(Session session, TableName table, Collection<String> fields)
      throws SQLException {
    List<SqlColumn> columns = new Catalog(session).columns(table);
    if (columns.isEmpty()) {
      return List.of();
    }
    Map<String, String> byColumn = fields(session, columns, fields);
    String sql = "SELECT " + rowAsJson + " FROM " + session.dialect().sql(table) + " t";
    return session.query(sql, row -> stored(row.getString(1), byColumn));
  }

  /** The field of each column that has another name. */
  private static Map<String, String> fields(
      Session session, List<SqlColumn> columns, Collection<String> fields) {
    Map<String, DataType> types = new LinkedHashMap<>();
    DataType any = DataType.parse(JsonNodeFactory.instance.objectNode());
    fields.forEach(field -> types.put(field, any));
    StreamFields declared = new StreamFields(types, List.of(), List.of());
    ColumnNames names = new ColumnNames(session.dialect().names(), columns, declared);
    Map<String, String> byColumn = new LinkedHashMap<>();
    fields.forEach(field -> byColumn.put(names.of(field), field));
    return byColumn;
  }

  private static StoredRow stored(String json, Map<String, String> fields) {
    ObjectNode renamed = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> column : parse(json).properties()) {
      renamed.set(fields.getOrDefault(column.getKey(), column.getKey()), column.getValue());
    }
    return StoredRow.ofColumns(renamed);
  }

  private static JsonNode parse(String json) {
    try {
      return ProtocolJson.mapper().readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(json, e);
    }
  }

  @Override
  public void clean(String prefix) throws Exception {
    boolean unused =
        look(
            writing,
            session -> {
              for (String name : schemas(session)) {
                clean(session, name, prefix);
              }
              return true;
            });
  }

  private static List<String> schemas(Session session) throws SQLException {
    NameRules rules = session.dialect().names();
    return new Catalog(session)
        .schemas().stream().filter(name -> !rules.isReservedSchema(name)).toList();
  }

  private static void clean(Session session, String schema, String prefix) throws SQLException {
    SqlDialect dialect = session.dialect();
    boolean whole = schema.startsWith(prefix);
    for (String name : new Catalog(session).tables(schema)) {
      TableName table = new TableName(schema, name);
      if (!whole && name.startsWith(prefix)) {
        List<TableName> all = new ArrayList<>(stagings(session, table));
        all.addAll(List.of(table, new KitTables(dialect.names()).tombstones(table)));
        for (TableName each : all) {
          session.execute("DROP TABLE IF EXISTS " + dialect.sql(each));
        }
      }
    }
    if (whole) {
      session.execute("DROP SCHEMA " + dialect.sqlSchema(schema) + " CASCADE");
    }
  }

  @Override
  public Optional<List<String>> places() throws Exception {
    return Optional.of(
        look(
            reading,
            session -> {
              List<String> places = new ArrayList<>();
              for (String name : schemas(session)) {
                places.add(name);
                new Catalog(session).tables(name).forEach(it -> places.add(name + "." + it));
              }
              return places;
            }));
  }

  /** Bytes are written in hexadecimal digits behind a backslash. */
  @Override
  public boolean same(JsonNode sent, JsonNode stored) {
    if (sent.isTextual() && stored.isTextual() && stored.asText().startsWith("\\x")) {
      return sent.asText().equals(Base64.getEncoder().encodeToString(bytes(stored.asText())));
    }
    return DestinationStore.super.same(sent, stored);
  }

  private static byte[] bytes(String text) {
    String digits = text.startsWith("\\x") && text.indexOf('\\', 1) < 0 ? text.substring(2) : "";
    if (!digits.isEmpty()) {
      return java.util.HexFormat.of().parseHex(digits);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (String part : text.split("\\\\x", -1)) {
      if (part.length() >= 2) {
        bytes.write(Integer.parseInt(part.substring(0, 2), 16));
        bytes.writeBytes(part.substring(2).getBytes(StandardCharsets.ISO_8859_1));
      }
    }
    return bytes.toByteArray();
  }
}
