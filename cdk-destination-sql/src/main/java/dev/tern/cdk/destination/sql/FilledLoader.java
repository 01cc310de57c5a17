package dev.tern.cdk.destination.sql;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Loads rows into a table that fills in constants, without them, until the first row that has
 * others: from there on everything is loaded.
 */
final class FilledLoader implements RowLoader {

  private final Session session;
  private final SqlTable table;
  private final List<SqlColumn> columns;
  private final Constants constants;
  private final @Nullable Object[] left;
  private RowLoader current;
  private boolean whole;

  /** Begins to load into a table that was told what to fill in. */
  FilledLoader(Session session, SqlTable table, List<SqlColumn> columns, Constants constants)
      throws SQLException {
    List<SqlColumn> some = Constants.without(columns);
    this.session = session;
    this.table = table;
    this.columns = columns;
    this.constants = constants;
    this.left = new Object[some.size()];
    this.current = session.loader(table, some);
  }

  @Override
  public void add(@Nullable Object[] values) throws SQLException, IOException {
    if (!whole && constants.areIn(values)) {
      Constants.without(values, left);
      current.add(left);
      return;
    }
    if (!whole) {
      current.finish();
      current.close();
      current = session.loader(table, columns);
      whole = true;
    }
    current.add(values);
  }

  @Override
  public void finish() throws SQLException, IOException {
    current.finish();
  }

  @Override
  public void close() throws SQLException {
    current.close();
  }
}
