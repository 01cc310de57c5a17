package dev.tern.examples.database;

import dev.tern.cdk.error.ConfigException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The file that a SQLite URL names, looked at before the driver opens it. */
final class SqliteFile {

  private static final String SCHEME = "jdbc:sqlite:";
  private static final String FILE = "file:";

  private SqliteFile() {}

  /**
   * Refuses what is there and can be no database: a directory, a device, a pipe that nobody writes.
   *
   * @throws ConfigException with the words of a file
   */
  static void requireFile(String jdbcUrl) {
    Optional<Path> path = path(jdbcUrl);
    if (path.filter(Files::isDirectory).isPresent()) {
      throw new ConfigException(
          "What 'jdbc_url' names is a directory. Name the SQLite file that is in it.");
    }
    if (path.filter(Files::exists).filter(file -> !Files.isRegularFile(file)).isPresent()) {
      throw new ConfigException(
          "The file that 'jdbc_url' names is no SQLite database. Correct the path.");
    }
  }

  /** Empty for a database in memory or a name that is no path. */
  private static Optional<Path> path(String jdbcUrl) {
    String place = jdbcUrl.substring(SCHEME.length());
    int parameters = place.indexOf('?');
    String name = parameters < 0 ? place : place.substring(0, parameters);
    try {
      if (name.startsWith(FILE)) {
        name = URLDecoder.decode(name.substring(FILE.length()), StandardCharsets.UTF_8);
        name = name.replaceFirst("^//(localhost)?(?=/)", "");
      }
      return name.isEmpty() || name.startsWith(":") ? Optional.empty() : Optional.of(Path.of(name));
    } catch (IllegalArgumentException e) { // a broken escape or path: the driver's to refuse
      return Optional.empty();
    }
  }
}
