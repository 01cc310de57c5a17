package dev.tern.worker.connector;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;

/** Files and folders that only their owner can read and write, where the system knows owners. */
public final class PrivateFiles {

  private static final String FOLDER = "rwx------";
  private static final String FILE = "rw-------";

  private PrivateFiles() {}

  /** Makes a folder, and those above it, when there is none. */
  public static Path folder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder, attributes(folder, FOLDER));
    }
    return folder;
  }

  /** Makes the folder of a file when there is none. */
  public static void folderOf(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      folder(folder);
    }
  }

  /** Makes an empty file, and its folder when there is none; there must be no such file. */
  public static Path create(Path file) throws IOException {
    folderOf(file);
    return Files.createFile(file, attributes(file, FILE));
  }

  /** Makes an empty file when there is none, and closes it to others when there is one. */
  public static Path file(Path file) throws IOException {
    try {
      Files.createFile(file, attributes(file, FILE));
    } catch (FileAlreadyExistsException e) {
      PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
      if (view != null && view.readAttributes().permissions().size() != 2) {
        view.setPermissions(PosixFilePermissions.fromString(FILE));
      }
    }
    return file;
  }

  /** What makes a folder its owner's alone from its first moment on. */
  static FileAttribute<?>[] forFolder(Path folder) {
    return attributes(folder, FOLDER);
  }

  private static FileAttribute<?>[] attributes(Path path, String permissions) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
