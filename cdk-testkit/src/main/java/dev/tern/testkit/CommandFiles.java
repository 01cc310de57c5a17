package dev.tern.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files of one command, in a folder of their own that only their owner can read. */
final class CommandFiles implements AutoCloseable {

  private final Path folder;
  private final Map<String, Path> files = new LinkedHashMap<>();

  private CommandFiles(Path folder) {
    this.folder = folder;
  }

  /** Writes files, each named after the argument that it is for. */
  static CommandFiles of(Map<String, String> contents) {
    try {
      CommandFiles written = new CommandFiles(Files.createTempDirectory("tern"));
      for (Map.Entry<String, String> content : contents.entrySet()) {
        Path file = written.folder.resolve(content.getKey() + ".json");
        written.files.put(content.getKey(), file);
        Files.writeString(file, content.getValue(), StandardCharsets.UTF_8);
      }
      return written;
    } catch (IOException e) {
      throw new UncheckedIOException("The files of a command cannot be written.", e);
    }
  }

  List<String> arguments(String command) {
    List<String> arguments = new ArrayList<>(List.of(command));
    files.forEach((name, file) -> arguments.addAll(List.of("--" + name, file.toString())));
    return arguments;
  }

  @Override
  public void close() {
    try {
      for (Path file : files.values()) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("The files of a command cannot be deleted: " + folder, e);
    }
  }
}
