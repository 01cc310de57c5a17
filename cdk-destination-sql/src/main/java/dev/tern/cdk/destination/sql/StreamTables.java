package dev.tern.cdk.destination.sql;

import dev.tern.protocol.StreamDescriptor;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The way from a stream to its table (WRITE-14, WRITE-15). */
final class StreamTables {

  private final NameRules rules;
  private final String defaultSchema;
  private final Names schemas;
  private final Map<String, Names> tables = new HashMap<>();

  private StreamTables(NameRules rules, List<String> existing, String defaultSchema) {
    this.rules = rules;
    this.defaultSchema = defaultSchema;
    this.schemas = new Names(rules, existing);
    schemas.reserve(defaultSchema);
  }

  /** Starts with what the database has. */
  static StreamTables open(Session session, String defaultSchema) throws SQLException {
    NameRules rules = session.dialect().names();
    List<String> existing = new Catalog(session).schemas();
    return new StreamTables(rules, existing, spelling(rules, defaultSchema, existing));
  }

  /** The table of a stream, whether it exists or not. */
  TableName of(Session session, StreamDescriptor stream) throws SQLException {
    String namespace = stream.getNamespace();
    String schema = schema(namespace);
    String identity = (namespace == null ? "" : "." + namespace) + '\0' + stream.getName();
    Names names = tables.get(schema);
    if (names == null) {
      names = new Names(rules, new Catalog(session).relations(schema).keySet());
      tables.put(schema, names);
    }
    return new TableName(schema, names.claim(stream.getName(), identity));
  }

  private String schema(@Nullable String namespace) {
    if (namespace == null || namespace.equals(defaultSchema)) {
      return defaultSchema;
    }
    // A name that no schema may have is not used as it is; one that is there already must be ours.
    if (rules.isReservedSchema(namespace)) {
      schemas.reserve(namespace);
    }
    String wanted = rules.isReservedSchema(namespace) ? "of_" + namespace : namespace;
    return schemas.claim(wanted, namespace);
  }

  /** The user may write the schema in any case. */
  private static String spelling(NameRules rules, String schema, List<String> existing) {
    return existing.stream()
        .filter(name -> rules.key(name).equals(rules.key(schema)))
        .findFirst()
        .orElse(rules.shown(schema));
  }
}
