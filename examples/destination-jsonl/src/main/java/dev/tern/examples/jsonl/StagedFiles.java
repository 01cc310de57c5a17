package dev.tern.examples.jsonl;

import dev.tern.cdk.destination.WriteRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The files beside that of a stream whose records nobody sees yet. */
final class StagedFiles {

  private StagedFiles() {}

  /** Records of a stream with a key that are not merged yet. */
  static Path log(Path target) {
    return target.resolveSibling(target.getFileName() + ".log");
  }

  /** Keys and cursors of the rows of a stream with a key that were deleted. */
  static Path deleted(Path target) {
    return target.resolveSibling(target.getFileName() + ".deleted");
  }

  /**
   * Where a stream that replaces what is there grows; one that can be resumed has its generation.
   */
  static Path of(Path target, WriteRequest request) {
    String generation = request.resumable() ? "-" + request.generationId() : "";
    return target.resolveSibling(target.getFileName() + ".staging" + generation);
  }

  /**
   * Drops what other generations and syncs have left.
   *
   * @return whether records are to be staged: the stream replaces what is there, which is not of
   *     its generation yet
   */
  static boolean prepare(Path target, WriteRequest request) throws IOException {
    Path kept = of(target, request);
    Pattern staging =
        Pattern.compile(Pattern.quote(target.getFileName().toString()) + "\\.staging(-\\d+)?");
    try (DirectoryStream<Path> beside =
        Files.newDirectoryStream(
            LineFile.parent(target),
            path -> staging.matcher(path.getFileName().toString()).matches())) {
      for (Path path : beside) {
        if (!request.resumable() || !path.equals(kept)) {
          Files.deleteIfExists(path);
        }
      }
    }
    return request.replaces() && !(request.resumable() && swapped(target, request));
  }

  /** A stream that was swapped goes on in place when its generation does. */
  private static boolean swapped(Path target, WriteRequest request) throws IOException {
    Path newest = new FileSeries(target).newest();
    if (!Files.isRegularFile(newest)) {
      return false;
    }
    String wanted = "\"_airbyte_generation_id\":" + request.generationId() + ",";
    try (BufferedReader reader = Files.newBufferedReader(newest, StandardCharsets.UTF_8)) {
      String first = reader.readLine();
      return first != null && first.contains(wanted);
    }
  }
}
