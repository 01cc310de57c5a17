package dev.tern.examples.duckdb;

import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.error.ConnectorException;
import dev.tern.cdk.error.SystemException;
import dev.tern.cdk.error.TransientException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The translation of what DuckDB and the file system refuse into what a person can do about it. */
final class FileFailures {

  private static final Pattern CONSTRAINT =
      Pattern.compile("constraint (error|violation|failed)", Pattern.CASE_INSENSITIVE);
  private static final Pattern HOLDER = Pattern.compile("held in (.*?) ?\\(PID (\\d+)\\)");
  private static final List<String> FULL =
      List.of("No space left", "File too large", "Disk quota", "Input/output error");
  private static final List<String> DENIED =
      List.of("Permission denied", "Read-only file system", "read-only mode", "Not a directory");

  private FileFailures() {}

  static ConnectorException of(Path path, SQLException cause) {
    String message = String.valueOf(cause.getMessage());
    if (message.contains("Could not set lock on file")) {
      return new TransientException(
          "The file "
              + path
              + " is in use by "
              + holder(message)
              + ". Close it there, or wait until it is done.",
          cause);
    }
    if (message.contains("Transaction conflict") || message.contains("write-write conflict")) {
      return new TransientException(
          "Another transaction changed " + path + " at the same time. It is tried again.", cause);
    }
    if (containsOne(message, FULL)) {
      return new TransientException(
          "There is no room for the data in " + path + ". Free space on its disk.", cause);
    }
    return refused(path, message, cause).orElseGet(() -> unknown(path, cause));
  }

  /** The folder of the file cannot be made. */
  static ConnectorException noFolder(Path path, IOException cause) {
    return new ConfigException(
        "The folder "
            + path.getParent()
            + " for the file in 'path' cannot be made. Make it, or choose another 'path'.",
        cause);
  }

  /** The folder that is there does not take files. */
  static ConnectorException cannotWrite(Path path, @Nullable Throwable cause) {
    return new ConfigException(
        "The file " + path + " cannot be written. Allow it, or choose another 'path'.", cause);
  }

  private static Optional<ConnectorException> refused(
      Path path, String message, SQLException cause) {
    if (message.contains("not a valid DuckDB database file")) {
      return Optional.of(
          new ConfigException(
              "The file " + path + " is no DuckDB database. Choose another 'path'.", cause));
    }
    if (containsOne(message, DENIED) || message.contains("Cannot open file")) {
      return Optional.of(cannotWrite(path, cause));
    }
    if (CONSTRAINT.matcher(message).find()) {
      // The cause would show values of the record.
      return Optional.of(
          new ConfigException(
              "A table in "
                  + path
                  + " has a constraint that records break. Drop the constraint, or let the"
                  + " destination make the table itself."));
    }
    return Optional.empty();
  }

  private static ConnectorException unknown(Path path, SQLException cause) {
    return new SystemException("DuckDB failed to work with " + path + ".", cause);
  }

  private static String holder(String message) {
    Matcher matcher = HOLDER.matcher(message);
    return matcher.find()
        ? "another program (" + matcher.group(1) + ", process " + matcher.group(2) + ")"
        : "another program";
  }

  private static boolean containsOne(String message, List<String> texts) {
    return texts.stream().anyMatch(message::contains);
  }
}
