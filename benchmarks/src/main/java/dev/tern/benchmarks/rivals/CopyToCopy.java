package dev.tern.benchmarks.rivals;

import dev.tern.testkit.Background;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import org.postgresql.PGConnection;

/** {@code COPY … TO STDOUT} into {@code COPY … FROM STDIN}, on two connections of one process. */
public final class CopyToCopy {

  private static final int PIPE = 1 << 20;

  private CopyToCopy() {}

  /**
   * Copies the table {@code rows} to {@code copied}, which is made anew.
   *
   * @param args the JDBC URLs of both databases
   */
  public static void main(String[] args) throws Exception {
    try (Connection from = DriverManager.getConnection(args[0]);
        Connection to = DriverManager.getConnection(args[1]);
        Statement make = to.createStatement()) {
      make.execute("DROP TABLE IF EXISTS copied");
      make.execute(
          "CREATE TABLE copied (id BIGINT, name TEXT, email TEXT, age BIGINT,"
              + " score DOUBLE PRECISION, active BIGINT, city TEXT, made TEXT)");
      PipedInputStream in = new PipedInputStream(PIPE);
      PipedOutputStream out = new PipedOutputStream(in);
      CompletableFuture<Void> reading = Background.run(() -> read(from, out));
      to.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY copied FROM STDIN", in, 1 << 16);
      reading.join();
    }
  }

  private static void read(Connection from, PipedOutputStream out) {
    try (out) {
      from.unwrap(PGConnection.class).getCopyAPI().copyOut("COPY rows TO STDOUT", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
