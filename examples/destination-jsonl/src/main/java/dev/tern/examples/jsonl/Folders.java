package dev.tern.examples.jsonl;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Folders whose entries outlive a power failure. */
final class Folders {

  private Folders() {}

  /** Makes a folder, with its parents where they are missing. */
  static void make(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    Path parent = folder.getParent();
    if (parent == null) {
      throw new NotDirectoryException(folder.toString());
    }
    make(parent);
    Files.createDirectory(folder);
    sync(parent);
  }

  /** Makes the names in a folder durable: files that were created, renamed or deleted. */
  static void sync(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** Tries whether files can be made in a folder, or the folder itself; leaves nothing behind. */
  static void probe(Path folder) throws IOException {
    Path existing = folder;
    while (!Files.exists(existing) && existing.getParent() != null) {
      existing = existing.getParent();
    }
    if (!Files.isDirectory(existing)) {
      throw new NotDirectoryException(existing.toString());
    }
    Files.delete(Files.createTempFile(existing, ".check", null));
  }
}
