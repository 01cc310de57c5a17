package dev.tern.examples.database;

import dev.tern.cdk.error.TransientException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ranges of a table, found one by one by a walk along the index of its key, while those before
 * are read already.
 *
 * <p>Ranges of an earlier read come first, as they were, so that their positions go on to be true;
 * the walk goes on behind them. Together the ranges have every key there is: each begins where the
 * one before ends, and the last is open. For one thread at a time.
 */
final class KeyWalk implements Iterator<KeyRange> {

  private static final Logger LOG = LoggerFactory.getLogger(KeyWalk.class);

  /**
   * So many ranges are of one length, then of the double: the state of a large table stays small.
   */
  private static final int BEFORE_DOUBLING = 32;

  private static final int MOST_DOUBLINGS = 20;

  private final ConnectionPool pool;
  private final String source;
  private final KeyOrder order;
  private final long rows;
  private final Map<KeyPlace, KeyRange> known = new HashMap<>();
  private Optional<KeyPlace> next = Optional.of(KeyPlace.START);
  private int given;

  /**
   * Begins to walk.
   *
   * @param table whose rows
   * @param rows of the first ranges
   * @param known the ranges of an earlier read
   */
  KeyWalk(ConnectionPool pool, Table table, KeyOrder order, long rows, List<KeyRange> known) {
    this.pool = pool;
    this.source = table.source();
    this.order = order;
    this.rows = rows;
    known.forEach(range -> this.known.put(range.above(), range));
  }

  @Override
  public boolean hasNext() {
    return next.isPresent();
  }

  @Override
  public KeyRange next() {
    KeyPlace above = next.orElseThrow(NoSuchElementException::new);
    KeyRange range = known.get(above);
    if (range == null) {
      range = new KeyRange(above, boundary(above));
    }
    given++;
    next = range.upTo();
    return range;
  }

  /** A database that is away leaves the rest to one range, whose pages are tried again. */
  private Optional<KeyPlace> boundary(KeyPlace above) {
    try {
      return pool.use("the keys of " + source, connection -> boundary(connection, above));
    } catch (TransientException e) {
      LOG.warn("The keys of {} could not be looked up: one worker reads the rest.", source, e);
      return Optional.empty();
    }
  }

  /** The last key of the range; empty when so many rows do not follow. */
  private Optional<KeyPlace> boundary(Connection connection, KeyPlace above) throws SQLException {
    KeyQuery query =
        new KeyQuery(order.list(), source, order, new KeyRange(above, Optional.empty()));
    long length = rows << Math.min(given / BEFORE_DOUBLING, MOST_DOUBLINGS);
    try (PreparedStatement statement =
            query.prepare(connection, " LIMIT 1 OFFSET " + (length - 1));
        ResultSet row = statement.executeQuery()) {
      return row.next() ? Optional.of(order.place(row, 1)) : Optional.empty();
    }
  }
}
