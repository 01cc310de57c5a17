package dev.tern.examples.postgres;

import dev.tern.cdk.destination.sql.RowLoader;
import dev.tern.cdk.destination.sql.SqlColumn;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Rows into one table by binary COPY, which measures twice as fast as text. */
final class CopyLoader implements RowLoader {

  private static final byte[] SIGNATURE =
      "PGCOPY\n\377\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
  private static final int NULL = -1;
  private static final int END = -1;

  private final CopyIn copy;
  private final CopyBuffer out;
  private final CopyCell[] cells;

  private CopyLoader(CopyIn copy, CopyCell[] cells) {
    this.copy = copy;
    this.out = new CopyBuffer(copy);
    this.cells = cells;
  }

  /**
   * Begins a COPY in the transaction that is open.
   *
   * @param sql the statement, in the format {@code binary}
   * @param columns the columns it names
   */
  static CopyLoader begin(Connection connection, String sql, List<SqlColumn> columns)
      throws SQLException {
    CopyCell[] cells =
        columns.stream().map(column -> CopyCell.of(column.type())).toArray(CopyCell[]::new);
    CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
    CopyLoader loader = new CopyLoader(copy, cells);
    loader.out.raw(SIGNATURE);
    loader.out.int32(0); // no flags
    loader.out.int32(0); // no extension of the header
    return loader;
  }

  @Override
  public void add(@Nullable Object[] values) throws SQLException {
    out.int16(cells.length);
    for (int i = 0; i < cells.length; i++) {
      Object value = values[i];
      if (value == null) {
        out.int32(NULL);
      } else {
        cells[i].write(out, value);
      }
    }
  }

  @Override
  public void finish() throws SQLException {
    out.int16(END);
    out.flush();
    copy.endCopy();
  }

  /** A COPY that was not finished stores nothing. */
  @Override
  public void close() throws SQLException {
    if (copy.isActive()) {
      copy.cancelCopy();
    }
  }
}
