package dev.tern.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The examples of the documentation: what a page shows, and the compiled code it is cut from.
 *
 * <p>A page names the code in a comment above the block: {@code <!-- snippet: File.java -->} for a
 * whole file without its package, {@code <!-- snippet: File.java#tag -->} for the lines between
 * {@code // tag: tag} and {@code // end: tag}.
 */
final class Snippets {

  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private static final Path CODE = ROOT.resolve("house-rules/src/test/java/dev/tern/docs/snippets");
  private static final Pattern MARK = Pattern.compile("<!-- snippet: ([\\w.]+)(?:#(\\w+))? -->");

  private Snippets() {}

  /**
   * A block of code on a page.
   *
   * @param where page and line, for people
   * @param source what the comment above it names
   * @param lines as shown
   */
  record Shown(String where, Optional<String> source, List<String> lines) {}

  /** The pages that may show code: the README, the guides, and the notes of the examples. */
  static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>();
    for (String folder : List.of("docs", "examples")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
        files
            .filter(file -> file.toString().endsWith(".md") && !file.toString().contains("target"))
            .sorted()
            .forEach(pages::add);
      }
    }
    pages.add(ROOT.resolve("README.md"));
    pages.add(ROOT.resolve("CONTRIBUTING.md"));
    return pages;
  }

  /** Every block of Java on a page. */
  static List<Shown> shown(Path page) throws IOException {
    List<String> lines = Files.readAllLines(page);
    List<Shown> blocks = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).strip().equals("```java")) {
        int end = i + lines.subList(i, lines.size()).indexOf("```");
        Matcher mark = MARK.matcher(i > 0 ? lines.get(i - 1).strip() : "");
        Optional<String> source = mark.matches() ? Optional.of(name(mark)) : Optional.empty();
        blocks.add(
            new Shown(ROOT.relativize(page) + ":" + (i + 1), source, lines.subList(i + 1, end)));
        i = end;
      }
    }
    return blocks;
  }

  /** The lines a name stands for. */
  static List<String> code(String name) throws IOException {
    String[] parts = name.split("#", 2);
    List<String> file = Files.readAllLines(CODE.resolve(parts[0]));
    if (parts.length == 1) {
      return trimmed(file.stream().filter(line -> !line.startsWith("package ")).toList());
    }
    int start = indexOf(file, "// tag: " + parts[1]);
    int end = indexOf(file, "// end: " + parts[1]);
    return trimmed(file.subList(start + 1, end));
  }

  private static String name(Matcher mark) {
    return mark.group(2) == null ? mark.group(1) : mark.group(1) + "#" + mark.group(2);
  }

  private static int indexOf(List<String> file, String comment) {
    for (int i = 0; i < file.size(); i++) {
      if (file.get(i).strip().equals(comment)) {
        return i;
      }
    }
    throw new IllegalArgumentException("There is no line '" + comment + "'.");
  }

  /** Without the blank lines around it and the indent that all lines share. */
  private static List<String> trimmed(List<String> lines) {
    String text = String.join("\n", lines).stripTrailing().stripIndent().strip();
    return List.of(text.split("\n", -1));
  }
}
