package dev.tern.worker.store;

import java.nio.file.Path;

/**
 * Where a worker keeps what it knows: a folder of its own for logs, locks and copies, and a
 * database, by default a file in that folder.
 *
 * @param home the folder
 * @param url the JDBC URL of the database; it may hold a password, so it is never shown
 */
public record StoreLocation(Path home, String url) {

  static final String SQLITE = "jdbc:sqlite:";
  static final String POSTGRESQL = "jdbc:postgresql:";

  /** The file {@code local.db} in the folder. */
  public static StoreLocation in(Path home) {
    return of(home, home.resolve("local.db").toString());
  }

  /** A database by the JDBC URL of SQLite or PostgreSQL, or by the path of a SQLite file. */
  public static StoreLocation of(Path home, String database) {
    return new StoreLocation(home, database.startsWith("jdbc:") ? database : SQLITE + database);
  }

  /** The database in a sentence: its file, or its server and name; no user, no password. */
  public String shown() {
    String plain = url.replaceFirst("\\?.*", "");
    if (plain.startsWith(SQLITE)) {
      return plain.substring(SQLITE.length()).replaceFirst("^file:", "");
    }
    return plain.replaceFirst("//[^/@]*@", "//");
  }

  /** The same as {@link #shown}. */
  @Override
  public String toString() {
    return shown();
  }
}
