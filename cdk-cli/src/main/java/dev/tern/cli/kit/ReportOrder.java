package dev.tern.cli.kit;

import dev.tern.cdk.error.ConfigException;
import dev.tern.testkit.rule.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A report that was ordered.
 *
 * @param file where it goes; of several reports each goes into one beside it, named after its
 *     profile
 */
public record ReportOrder(ReportFormat format, Path file) {
  /**
   * Reads an order, and makes the folder it names: a report that cannot be written is told early.
   *
   * @param text such as {@code html:report.html}
   * @param folder where relative paths start
   * @throws ConfigException when it is none
   */
  public static ReportOrder parse(String text, Path folder) {
    int colon = text.indexOf(':');
    String word = colon < 0 ? text : text.substring(0, colon);
    ReportFormat format =
        Arrays.stream(ReportFormat.values())
            .filter(known -> known.word().equals(word))
            .findFirst()
            .orElseThrow(() -> unknown(text));
    if (colon < 0 || colon == text.length() - 1) {
      throw new ConfigException(
          "The report '%s' has no file. Write it as %s:FILE.".formatted(text, word));
    }
    Path file = folder.resolve(text.substring(colon + 1));
    makeFolder(file.toAbsolutePath().getParent());
    return new ReportOrder(format, file);
  }

  private static void makeFolder(@Nullable Path folder) {
    try {
      if (folder != null && !Files.isDirectory(folder)) { // or a link to one, which Java 17 refuses
        Files.createDirectories(folder);
      }
    } catch (IOException e) {
      throw new ConfigException(
          "The folder of the report cannot be made: " + folder + ". Choose another.", e);
    }
  }

  private static ConfigException unknown(String text) {
    String known =
        Arrays.stream(ReportFormat.values())
            .map(ReportFormat::word)
            .collect(Collectors.joining(", "));
    return new ConfigException(
        "There is no form of report for '%s'. Write FORMAT:FILE with one of %s."
            .formatted(text, known));
  }

  /** Writes reports; the files they are in. */
  public List<Path> write(List<Report> reports) {
    return reports.stream().map(report -> write(report, reports.size() > 1)).toList();
  }

  private Path write(Report report, boolean several) {
    Path place = several ? beside(report) : file;
    try {
      format.writer().write(report, place);
      return place;
    } catch (UncheckedIOException e) {
      throw new ConfigException(
          "The report cannot be written to " + place + ". Check who may write there.", e);
    }
  }

  private Path beside(Report report) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    String stem = dot <= 0 ? name : name.substring(0, dot);
    String end = dot <= 0 ? "" : name.substring(dot);
    String profile = report.profile().name().toLowerCase(Locale.ROOT);
    return file.resolveSibling(stem + "-" + profile + end);
  }
}
