package dev.tern.testkit.suite;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.message.ProtocolJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A folder for the files that runs are given, readable by its owner alone and gone when it is
 * closed, or this process is told to end: configurations hold secrets.
 */
public final class Workplace implements AutoCloseable {

  private static final int TRIES = 100;
  private static final String NAME = "conformance";

  /** Such a folder, or a file in it; one that was copied for another user has two numbers. */
  private static final Pattern TOLD =
      Pattern.compile(
          Pattern.quote(Path.of(System.getProperty("java.io.tmpdir"), NAME).toString())
              + "\\d+(?:(/\\w+)-\\d+(?:\\.json-\\d+)?(\\.json))?");

  private final Path folder;
  private final AtomicInteger number = new AtomicInteger();
  private final LastAct last;

  /** A new one. */
  public Workplace() {
    try {
      this.folder = Files.createTempDirectory(NAME);
    } catch (IOException e) {
      throw new UncheckedIOException("The folder for files of runs cannot be made.", e);
    }
    this.last = new LastAct(this::abandon);
  }

  /** A text in which such files, here or elsewhere, have the same names in every report. */
  static String told(String text) {
    return TOLD.matcher(text).replaceAll("<files>$1$2");
  }

  /** Where it is. */
  public Path folder() {
    return folder;
  }

  /** Writes a file under a new name. */
  public Path file(String name, String content) {
    try {
      return Files.writeString(
          folder.resolve(name + "-" + number.incrementAndGet() + ".json"), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The whole command line of a trial, its files written. */
  List<String> arguments(Trial trial) {
    List<String> words = new ArrayList<>(trial.command());
    trial.config().ifPresent(config -> add(words, "config", config));
    trial.catalog().ifPresent(catalog -> add(words, "catalog", catalog));
    trial.state().ifPresent(state -> add(words, "state", state));
    return words;
  }

  private void add(List<String> words, String flag, JsonNode content) {
    words.add("--" + flag);
    words.add(file(flag, text(content)).toString());
  }

  private static String text(JsonNode content) {
    try {
      return ProtocolJson.mapper().writeValueAsString(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    last.close();
    try {
      remove();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Another try, when a run that is about to be killed, or to begin, has just written into it. */
  private void abandon() {
    for (int left = TRIES; left > 0 && Files.exists(folder); left--) {
      try {
        remove();
      } catch (IOException e) {
        Thread.onSpinWait();
      }
    }
  }

  /** Who cleaned up before has done it already. */
  private void remove() throws IOException {
    if (Files.exists(folder)) {
      Files.walkFileTree(folder, new Removal());
    }
  }

  /** Removes a folder with all that is in it. */
  private static final class Removal extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException problem)
        throws IOException {
      Files.delete(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
