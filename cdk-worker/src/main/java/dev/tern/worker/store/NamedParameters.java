package dev.tern.worker.store;

import org.jdbi.v3.core.statement.ParsedSql;
import org.jdbi.v3.core.statement.SqlParser;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * The statements of the tables with their parameters, which look like {@code :name} or {@code ?}.
 *
 * <p>It reads no more of SQL than they use: texts and names in quotes, of which nothing is a
 * parameter. The parser that the library brings knows all of it, and takes a tenth of a second to
 * start.
 */
final class NamedParameters implements SqlParser {

  @Override
  public ParsedSql parse(String sql, StatementContext context) {
    return parsed(sql);
  }

  static ParsedSql parsed(String sql) {
    ParsedSql.Builder parsed = ParsedSql.builder();
    int written = 0;
    int at = 0;
    while (at < sql.length()) {
      int next = end(sql, at);
      char first = sql.charAt(at);
      if (first == '?') {
        parsed.append(sql.substring(written, at)).appendPositionalParameter();
        written = next;
      } else if (first == ':' && next > at + 1) {
        parsed.append(sql.substring(written, at));
        parsed.appendNamedParameter(sql.substring(at + 1, next));
        written = next;
      }
      at = next;
    }
    return parsed.append(sql.substring(written)).build();
  }

  /** The index behind the parameter, the quoted text or the character that starts here. */
  private static int end(String sql, int from) {
    char first = sql.charAt(from);
    if (first == '\'' || first == '"') {
      int close = sql.indexOf(first, from + 1);
      return close < 0 ? sql.length() : close + 1;
    }
    int at = from + 1;
    while (first == ':' && at < sql.length() && Character.isJavaIdentifierPart(sql.charAt(at))) {
      at++;
    }
    return at;
  }

  @Override
  public String nameParameter(String name, StatementContext context) {
    return ":" + name;
  }
}
