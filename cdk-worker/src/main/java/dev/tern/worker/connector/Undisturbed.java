package dev.tern.worker.connector;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The command line of a process that does not hear Ctrl-C. A terminal sends that to all processes
 * it started; but a destination has to store what is on its way, and only its worker knows when a
 * source is to stop.
 *
 * <p>A shell ignores the signal, which the program it turns into inherits, and leaves the session
 * of the terminal where it can. Without a shell the command line stays as it is.
 */
final class Undisturbed {

  private static final String SHELL = "/bin/sh";
  private static final String SCRIPT =
      "trap '' INT; command -v setsid >/dev/null 2>&1 && exec setsid \"$@\"; exec \"$@\"";

  private Undisturbed() {}

  /** The words that start the same program in peace. */
  static List<String> words(List<String> line) {
    if (!Files.isExecutable(Path.of(SHELL)) || !runnable(line.get(0))) {
      return line; // and starting it fails as it does
    }
    List<String> words = new ArrayList<>(List.of(SHELL, "-c", SCRIPT, SHELL));
    words.addAll(line);
    return words;
  }

  /** Whether a word names a program: by its path, or by its name in one of the usual folders. */
  private static boolean runnable(String word) {
    if (word.contains(File.separator)) {
      return program(Path.of(word));
    }
    String folders = System.getenv().getOrDefault("PATH", "");
    return Arrays.stream(folders.split(File.pathSeparator, -1))
        .anyMatch(folder -> program(Path.of(folder, word)));
  }

  private static boolean program(Path file) {
    return Files.isRegularFile(file) && Files.isExecutable(file);
  }
}
