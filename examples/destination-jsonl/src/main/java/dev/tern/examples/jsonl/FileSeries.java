package dev.tern.examples.jsonl;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of a stream: the one that grows, and those before it that were full, which are numbered
 * behind a tilde. Each step is durable when it returns, and a crash leaves it made or not begun.
 */
final class FileSeries {

  private static final String ENDING = ".jsonl";

  private final Path target;
  private final String stem;
  private final Pattern numbered;

  /** The series of a stream, by the file that grows. */
  FileSeries(Path target) {
    this.target = target;
    String name = target.getFileName().toString();
    this.stem = name.substring(0, name.length() - ENDING.length());
    this.numbered = Pattern.compile(Pattern.quote(stem) + "~\\d{6}" + Pattern.quote(ENDING));
  }

  /** The full files, oldest first. */
  List<Path> full() throws IOException {
    try (Stream<Path> beside = Files.list(LineFile.parent(target))) {
      return beside
          .filter(path -> numbered.matcher(path.getFileName().toString()).matches())
          .sorted()
          .toList();
    }
  }

  /** The file with the newest lines, which may not be there. */
  Path newest() throws IOException {
    List<Path> full = full();
    boolean grown = Files.isRegularFile(target) && Files.size(target) > 0;
    return grown || full.isEmpty() ? target : full.get(full.size() - 1);
  }

  /** Sets the file that grows aside as the last full one. */
  void rotate() throws IOException {
    List<Path> full = full();
    int last = full.isEmpty() ? 0 : number(full.get(full.size() - 1));
    Path next = target.resolveSibling(String.format("%s~%06d%s", stem, last + 1, ENDING));
    Files.move(target, next, StandardCopyOption.ATOMIC_MOVE);
    Folders.sync(LineFile.parent(target));
  }

  private int number(Path file) {
    String name = file.getFileName().toString();
    return Integer.parseInt(name.substring(stem.length() + 1, name.length() - ENDING.length()));
  }

  /** Puts a file, whose content is durable, in the place of the whole series. */
  void replaceBy(Path file) throws IOException {
    List<Path> replaced = full();
    if (!replaced.isEmpty()) {
      mark(file);
    }
    Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
    Folders.sync(LineFile.parent(target));
    drop(replaced);
  }

  /** Ends a replacement that a crash has cut: made when its file is in its place. */
  void repair() throws IOException {
    if (!Files.exists(marker())) {
      return;
    }
    boolean made = !Files.exists(target.resolveSibling(Files.readString(marker())));
    drop(made ? full() : List.of());
  }

  private void drop(List<Path> replaced) throws IOException {
    for (Path path : replaced) {
      Files.deleteIfExists(path);
    }
    Files.deleteIfExists(marker());
  }

  /** Notes which file is about to take the place of more than one. */
  private void mark(Path file) throws IOException {
    Path begun = target.resolveSibling(target.getFileName() + ".swapping");
    try (FileChannel channel =
        FileChannel.open(
            begun,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer name = StandardCharsets.UTF_8.encode(file.getFileName().toString());
      while (name.hasRemaining()) {
        channel.write(name);
      }
      channel.force(true);
    }
    Files.move(begun, marker(), StandardCopyOption.ATOMIC_MOVE);
    Folders.sync(LineFile.parent(target));
  }

  private Path marker() {
    return target.resolveSibling(target.getFileName() + ".swap");
  }
}
