package dev.tern.worker.store;

import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.error.ConnectorException;
import dev.tern.cdk.error.SystemException;
import dev.tern.cdk.error.TransientException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.sqlite.NativeLibraryNotFoundException;
import org.sqlite.SQLiteException;

/** What went wrong with a database, as a sentence that says what to do. */
final class StoreFailures {

  /** Codes of SQLite for what a disk refuses: written, read or written, opened, its log read. */
  private static final Set<Integer> DISK = Set.of(8, 10, 14, 15);

  private final StoreLocation location;

  StoreFailures(StoreLocation location) {
    this.location = location;
  }

  /** The failure to throw for one that a library threw. */
  ConnectorException explain(Exception failure) {
    if (failure instanceof ConnectorException known) {
      return known;
    }
    Optional<SQLException> cause = sqlCause(failure);
    if (cause.map(SQLException::getCause).orElse(null) instanceof NativeLibraryNotFoundException) {
      return new ConfigException(
          what(
              "cannot be opened as the driver of SQLite cannot be unpacked and run",
              "name a folder with free space where programs may be run with"
                  + " JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=FOLDER"),
          failure);
    }
    if (cause.isPresent()) {
      return cause.get() instanceof SQLiteException sqlite
          ? file(sqlite)
          : server(cause.get(), String.valueOf(cause.get().getSQLState()));
    }
    if (failure instanceof IOException) {
      return switch (disk()) {
        case FULL -> full(failure);
        case READ_ONLY -> readOnly(failure);
        case OTHER ->
            new ConfigException(
                what("cannot be made", "make its folder writable, or give another with --db"),
                failure);
      };
    }
    return new SystemException(what("does not work", "see the cause"), failure);
  }

  private static Optional<SQLException> sqlCause(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return Optional.of(sql);
      }
    }
    return Optional.empty();
  }

  /** The home, when nothing can be made there. */
  ConnectorException home(IOException failure) {
    String home = "The home " + location.home();
    return new ConfigException(
        switch (Refusal.of(location.home())) {
          case FULL -> home + " has no space left on its disk: free some, then run again.";
          case READ_ONLY -> home + " is read-only: make it writable, or give another with --home.";
          case OTHER ->
              home + " cannot be made: make its folder writable, or give another with --home.";
        },
        failure);
  }

  private Refusal disk() {
    return Refusal.of(Path.of(location.shown()));
  }

  private ConnectorException full(Exception cause) {
    return new ConfigException(
        what(
            "cannot grow as no space is left on its disk",
            "free some, then run again; nothing is half-written"),
        cause);
  }

  private ConnectorException readOnly(Exception cause) {
    return new ConfigException(
        what("is read-only", "make the file and its folder writable, or give another with --db"),
        cause);
  }

  private ConnectorException file(SQLiteException e) {
    int code = e.getResultCode().code & 0xff;
    if (code == 13 || (DISK.contains(code) && disk() == Refusal.FULL)) {
      return full(e);
    }
    if (DISK.contains(code) && disk() == Refusal.READ_ONLY) {
      return readOnly(e);
    }
    return switch (code) {
      case 5, 6 ->
          new TransientException(
              what("is held by another program", "end that program, or try again later"), e);
      case 3, 8, 23 ->
          new ConfigException(
              what(
                  "cannot be written",
                  "give the file and its folder write permission, or give another with --db"),
              e);
      case 10 ->
          new TransientException(
              what("cannot be read or written", "check its disk, then run again"), e);
      case 11, 26 ->
          new ConfigException(
              what(
                  "is damaged or no SQLite file",
                  "put a copy of it back, or give another with --db"),
              e);
      case 14 ->
          new ConfigException(
              what("cannot be opened", "check the path, or give another with --db"), e);
      default -> new SystemException(what("refused a statement", "see the cause"), e);
    };
  }

  private ConnectorException server(SQLException e, String state) {
    if (state.startsWith("08") || state.startsWith("57P") || state.equals("53300")) {
      return new TransientException(
          what("does not answer", "start its server or check host and port, then run again"), e);
    }
    if (state.startsWith("53")) {
      return new ConfigException(
          what("cannot grow", "free space on its server, then run again; nothing is half-written"),
          e);
    }
    if (state.startsWith("28") || state.equals("42501")) {
      return new ConfigException(
          what("refuses the user", "check user, password and rights in its URL"), e);
    }
    if (state.equals("3D000")) {
      return new ConfigException(what("does not exist", "create it on its server first"), e);
    }
    if (state.equals("25006")) {
      return new ConfigException(what("cannot be written", "give a server that is no replica"), e);
    }
    if (state.equals("42P07") || state.equals("42710")) {
      return new ConfigException(
          what("holds other tables of the same names", "give an empty database or schema"), e);
    }
    return new SystemException(what("refused a statement", "see the cause"), e);
  }

  private String what(String problem, String advice) {
    return "The database " + location.shown() + " " + problem + ": " + advice + ".";
  }
}
