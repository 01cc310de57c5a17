package dev.tern.examples.database;

import dev.tern.cdk.source.RecordSink;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * Takes rows out of PostgreSQL by COPY, which hands over each as the bytes of its texts.
 *
 * <p>A COPY that is not read to its end, because the read was stopped or failed, leaves a
 * connection that is of no further use: the pool closes it.
 */
final class CopyScan implements TableScan {

  private final TableQuery query;
  private final NulledColumns nulled;

  /**
   * For one read.
   *
   * @param stream the name for sentences
   */
  CopyScan(TableQuery query, String stream) {
    this.query = query;
    this.nulled = new NulledColumns(stream);
  }

  @Override
  public void rows(Connection connection, Optional<String> condition, RecordSink records)
      throws SQLException {
    Copied unused = copy(connection, query.text(condition), records);
  }

  @Override
  public Optional<KeyPlace> page(Connection connection, KeyPage page, RecordSink records)
      throws SQLException {
    List<String> selected = selected(page.order());
    String select =
        page.query(String.join(", ", selected), query.source())
            .text(CopyScan::literal, " LIMIT " + page.rows());
    Copied copied = copy(connection, select, records);
    return copied.rows() == page.rows()
        ? Optional.of(place(copied.last(), page.order(), selected))
        : Optional.empty();
  }

  /** The columns, with those of the key that are not among them. */
  private List<String> selected(KeyOrder order) {
    List<String> selected = new ArrayList<>();
    query.columns().forEach(column -> selected.add(column.expression()));
    for (KeyColumn column : order.columns()) {
      if (!selected.contains(column.expression())) {
        selected.add(column.expression());
      }
    }
    return selected;
  }

  /**
   * What a COPY gave.
   *
   * @param rows how many rows
   * @param last the last of them
   */
  @SuppressWarnings("ArrayRecordComponent") // nobody compares them
  private record Copied(long rows, byte[] last) {}

  private Copied copy(Connection connection, String select, RecordSink records)
      throws SQLException {
    CopyRow record = new CopyRow(query.columns(), nulled);
    CopyOut copy =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyOut("COPY (" + select + ") TO STDOUT");
    byte[] last = {};
    long rows = 0;
    for (byte[] row = copy.readFromCopy(); row != null; row = copy.readFromCopy()) {
      record.emit(row, records);
      last = row;
      rows++;
    }
    return new Copied(rows, last);
  }

  /** A text in SQL, whatever the server takes a backslash for. */
  private static String literal(String text) {
    return "E'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
  }

  private static KeyPlace place(byte[] row, KeyOrder order, List<String> selected)
      throws SQLException {
    List<@Nullable String> texts = CopyTexts.of(row);
    List<String> key = new ArrayList<>();
    for (KeyColumn column : order.columns()) {
      String text = texts.get(selected.indexOf(column.expression()));
      key.add(Objects.requireNonNull(text, "a key is never NULL"));
    }
    return new KeyPlace(key);
  }
}
