package dev.tern.examples.postgres;

import dev.tern.cdk.destination.sql.RowLoader;
import dev.tern.cdk.destination.sql.SqlColumn;
import dev.tern.cdk.destination.sql.SqlTable;
import dev.tern.cdk.destination.sql.TableName;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Rows a second by COPY in binary and in text, by hand: the reason why {@link CopyLoader} is
 * binary.
 *
 * <p>Run {@link #main}; it prints a line for each round.
 */
final class CopyFormatBenchmark {

  private static final int ROWS = 300_000;
  private static final int ROUNDS = 10;
  private static final String[] TYPES = {
    "bigint",
    "uuid",
    "text",
    "text",
    "numeric(12,2)",
    "double precision",
    "boolean",
    "date",
    "timestamptz",
    "jsonb"
  };

  private final PostgresDialect dialect;
  private final List<SqlColumn> columns;

  private CopyFormatBenchmark(PostgresDialect dialect) {
    this.dialect = dialect;
    this.columns =
        java.util.stream.IntStream.range(0, TYPES.length)
            .mapToObj(at -> new SqlColumn("c" + at, dialect.parse(TYPES[at])))
            .toList();
  }

  /** Measures both formats in turn. */
  public static void main(String[] args) throws Exception {
    try (PostgresServer server = new PostgresServer()) {
      CopyFormatBenchmark benchmark = new CopyFormatBenchmark(new PostgresDialect(server.config()));
      long binary = 0;
      long text = 0;
      for (int round = 1; round <= ROUNDS; round++) {
        binary = Math.max(binary, benchmark.binary(server));
        text = Math.max(text, benchmark.text(server));
        System.out.printf("best of %d: binary %,d rows/s, text %,d rows/s%n", round, binary, text);
      }
    }
  }

  private long binary(PostgresServer server) throws Exception {
    create(server);
    long start = System.nanoTime();
    try (Connection connection = dialect.connect()) {
      dialect.begin(connection);
      SqlTable table = new SqlTable(new TableName("public", "copied"), columns);
      try (RowLoader loader = dialect.loader(connection, table, columns)) {
        for (int n = 0; n < ROWS; n++) {
          loader.add(row(n));
        }
        loader.finish();
      }
      dialect.commit(connection);
    }
    return rate(start);
  }

  private long text(PostgresServer server) throws SQLException {
    create(server);
    long start = System.nanoTime();
    try (Connection connection = dialect.connect()) {
      dialect.begin(connection);
      CopyIn copy =
          connection.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY copied FROM STDIN");
      StringBuilder lines = new StringBuilder();
      for (int n = 0; n < ROWS; n++) {
        line(lines, row(n));
        if (lines.length() > 64 * 1024 || n == ROWS - 1) {
          byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
          copy.writeToCopy(bytes, 0, bytes.length);
          lines.setLength(0);
        }
      }
      copy.endCopy();
      dialect.commit(connection);
    }
    return rate(start);
  }

  private static void line(StringBuilder lines, @Nullable Object[] row) {
    for (int i = 0; i < row.length; i++) {
      String text = String.valueOf(row[i]);
      for (int at = 0; at < text.length(); at++) {
        char unit = text.charAt(at);
        if (unit == '\\' || unit < ' ') {
          lines.append('\\');
        }
        lines.append(unit);
      }
      lines.append(i == row.length - 1 ? '\n' : '\t');
    }
  }

  private static void create(PostgresServer server) {
    StringBuilder sql = new StringBuilder("CREATE UNLOGGED TABLE copied (");
    for (int i = 0; i < TYPES.length; i++) {
      sql.append(i == 0 ? "c" : ", c").append(i).append(' ').append(TYPES[i]);
    }
    server.execute("DROP TABLE IF EXISTS copied", sql + ")");
  }

  private static @Nullable Object[] row(int n) {
    return new Object[] {
      (long) n,
      new UUID(n, n),
      "user " + n,
      "a longer text with some wörds, number " + n,
      BigDecimal.valueOf(n * 37L, 2),
      n / 7.0,
      n % 2 == 0,
      LocalDate.ofEpochDay(n % 20_000),
      OffsetDateTime.parse("2024-01-01T00:00:00Z").plusSeconds(n),
      "{\"sync_id\":1,\"changes\":[]}"
    };
  }

  private static long rate(long start) {
    return ROWS * 1_000_000_000L / (System.nanoTime() - start);
  }
}
