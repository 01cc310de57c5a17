package dev.tern.examples.jsonl;

import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.error.ConnectorException;
import dev.tern.cdk.error.SystemException;
import dev.tern.cdk.error.TransientException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Locale;

/** What a failure of the file system means to the user. */
final class StoreFailures {

  private StoreFailures() {}

  static ConnectorException of(Path path, IOException e) {
    String reason = reason(e).toLowerCase(Locale.ROOT);
    if (reason.contains("no space left") || reason.contains("quota exceeded")) {
      return new TransientException(
          "The disk is full: "
              + quoted(path)
              + " cannot be written. Free some space; what is not"
              + " acknowledged comes again with the next sync.",
          e);
    }
    if (e instanceof NotDirectoryException
        || e instanceof FileAlreadyExistsException
        || reason.contains("not a directory")) {
      return new ConfigException(
          quoted(named(path, e)) + " is a file where a folder is needed. Choose another 'path'.",
          e);
    }
    if (reason.contains("file too large")) {
      return new ConfigException(
          quoted(path)
              + " is as large as a file may be here. Raise the limit of the process (ulimit -f),"
              + " or choose a 'path' on a file system that takes larger files.",
          e);
    }
    if (reason.contains("no locks available")) {
      return new ConfigException(
          quoted(path) + " is on a file system without locks. Choose another 'path'.", e);
    }
    if (denied(e, reason)) {
      return new ConfigException(
          quoted(existing(named(path, e)))
              + " may not be written. Give the connector the right to, or choose another 'path'.",
          e);
    }
    return new SystemException(
        quoted(path) + " cannot be written: " + reason(e) + ". Look at the disk.", e);
  }

  private static boolean denied(IOException e, String reason) {
    return e instanceof AccessDeniedException
        || reason.contains("read-only file system")
        || reason.contains("operation not permitted");
  }

  /** What could not be made is not there: the folder it was meant for is what the user can see. */
  private static Path existing(Path path) {
    Path parent = path.getParent();
    return parent == null || Files.exists(path) ? path : existing(parent);
  }

  private static String reason(IOException e) {
    String reason = e instanceof FileSystemException known ? known.getReason() : e.getMessage();
    return reason == null ? e.getClass().getSimpleName() : reason;
  }

  private static Path named(Path path, IOException e) {
    String file = e instanceof FileSystemException known ? known.getFile() : null;
    return file == null ? path : Path.of(file);
  }

  private static String quoted(Path path) {
    return "'" + path + "'";
  }
}
