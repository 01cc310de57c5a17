package dev.tern.worker.connector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.Attributes.Name;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/**
 * What tells a file from every other that was in its place: its number on the disk, its length, and
 * when its content and its name were changed last. The last of these nobody can set back.
 */
final class FileStamp {

  private static final String PARTS = "unix:ino,size,lastModifiedTime,ctime";

  private FileStamp() {}

  /**
   * The stamp of a file; nothing when it is not there, when it is a jar that takes classes from
   * other files, or when this system keeps no such times.
   */
  static Optional<String> of(Path file) {
    try {
      if (file.toString().endsWith(".jar") && !alone(file)) {
        return Optional.empty();
      }
      Map<String, Object> parts = new TreeMap<>(Files.readAttributes(file, PARTS));
      return Optional.of(file.toAbsolutePath() + " " + parts);
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean alone(Path file) throws IOException {
    try (JarFile jar = new JarFile(file.toFile())) {
      Manifest manifest = jar.getManifest();
      return manifest == null || !manifest.getMainAttributes().containsKey(Name.CLASS_PATH);
    }
  }
}
