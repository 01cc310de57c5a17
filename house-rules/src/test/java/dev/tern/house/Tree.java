package dev.tern.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The folders of this repository. */
final class Tree {

  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private Tree() {}

  /** Every module's compiled tests. */
  static List<Path> testClasses() {
    return modules()
        .map(module -> module.resolve("target/test-classes"))
        .filter(Files::isDirectory)
        .toList();
  }

  /** Every folder with a pom of its own, but the root. */
  static Stream<Path> modules() {
    return Stream.concat(children(ROOT), children(ROOT.resolve("examples")))
        .filter(folder -> Files.exists(folder.resolve("pom.xml")));
  }

  /** All files below a folder with that ending. */
  static List<Path> files(Path folder, String ending) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> children(Path folder) {
    try (Stream<Path> children = Files.list(folder)) {
      return children.filter(Files::isDirectory).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
