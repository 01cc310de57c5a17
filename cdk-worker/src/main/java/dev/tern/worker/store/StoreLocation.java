package dev.tern.worker.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

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

  private static final String USUAL = "local.db";
  private static final int DIGITS = 8;

  /** The file {@code local.db} in the folder. */
  public static StoreLocation in(Path home) {
    return of(home, home.resolve(USUAL).toString());
  }

  /** A database by the JDBC URL of SQLite or PostgreSQL, or by the path of a SQLite file. */
  public static StoreLocation of(Path home, String database) {
    return new StoreLocation(home, database.startsWith("jdbc:") ? database : SQLITE + database);
  }

  /**
   * Where the logs of jobs are kept: {@code logs} in the folder for its own file, and a folder
   * below that for each other database, as every database counts its jobs from 1.
   */
  public Path logs() {
    Path all = home.toAbsolutePath().normalize().resolve("logs");
    String database = database();
    if (database.equals(home.toAbsolutePath().normalize().resolve(USUAL).toString())) {
      return all;
    }
    String name = database.replaceFirst(".*/", "").replaceAll("[^A-Za-z0-9._-]", "_");
    String digest =
        UUID.nameUUIDFromBytes(database.getBytes(StandardCharsets.UTF_8))
            .toString()
            .substring(0, DIGITS);
    return all.resolve(name + "-" + digest);
  }

  /**
   * What tells one database from another: a whole path, or a server with its database and schema.
   */
  private String database() {
    if (url.startsWith(SQLITE)) {
      return Path.of(shown()).toAbsolutePath().normalize().toString();
    }
    String schema = url.replaceFirst("(?s)^(?:.*[?&]currentSchema=([^&]*))?.*$", "$1");
    return shown() + (schema.isEmpty() ? "" : "." + schema);
  }

  /** Whether there is a file for it, which has nothing in it yet. */
  public boolean blank() {
    Path file = Path.of(shown());
    try {
      return url.startsWith(SQLITE) && Files.exists(file) && Files.size(file) == 0;
    } catch (IOException e) {
      return false;
    }
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
