package dev.tern.testkit.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The files of runs, copied to where their user alone can read them, with a folder to write to. */
final class GivenFiles implements AutoCloseable {

  private static final Set<String> FLAGS = Set.of("--config", "--catalog", "--state");
  private static final String UID = "unix:uid";

  private final Workplace place = new Workplace();
  private final int owner;

  /**
   * None so far.
   *
   * @param owner the user id of who reads them
   */
  GivenFiles(int owner) {
    this.owner = owner;
    give(place.folder());
  }

  /** The user id that this process has; 0 where all is allowed. */
  static int self() {
    try {
      return (Integer) Files.getAttribute(Path.of("/proc/self"), UID);
    } catch (IOException | UnsupportedOperationException e) {
      throw new IllegalStateException("There are no users here.", e);
    }
  }

  /** Where its runs may write. */
  Path folder() {
    return place.folder();
  }

  /** The same arguments with files that were handed over. */
  List<String> handed(List<String> arguments) {
    List<String> handed = new ArrayList<>(arguments);
    for (int i = 1; i < handed.size(); i++) {
      if (FLAGS.contains(handed.get(i - 1))) {
        handed.set(i, copy(Path.of(handed.get(i))).toString());
      }
    }
    return handed;
  }

  private Path copy(Path file) {
    try {
      Path copy = place.file(String.valueOf(file.getFileName()), Files.readString(file));
      give(copy);
      return copy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void give(Path file) {
    try {
      if (owner != self()) {
        Files.setAttribute(file, UID, owner);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    place.close();
  }
}
