package dev.tern.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the sources and reports of every module have to look like. */
class TreeTest {

  private static final Pattern SKIPPED = Pattern.compile("<testsuite [^>]*skipped=\"[1-9]");

  private static final Pattern TEST =
      Pattern.compile("^  @(Test|Property|ParameterizedTest|ArchTest)\\b", Pattern.MULTILINE);

  @Test
  void every_package_says_what_lives_in_it() {
    List<Path> silent =
        Tree.modules()
            .flatMap(module -> Tree.files(module.resolve("src/main/java"), ".java").stream())
            .map(Path::getParent)
            .distinct()
            .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
            .toList();

    assertThat(silent).isEmpty();
  }

  @Test
  void no_module_skipped_a_test() throws Exception {
    for (Path report : reports()) {
      assertThat(SKIPPED.matcher(Files.readString(report)).find()).as(report.toString()).isFalse();
    }
  }

  @Test
  void every_test_class_has_a_name_that_the_build_runs() throws Exception {
    for (Path file : sources()) {
      boolean test = TEST.matcher(Files.readString(file)).find();
      boolean run = file.toString().endsWith("Test.java");
      assertThat(test && !run).as(file.toString()).isFalse();
    }
  }

  @Test
  void suppressions_say_why() throws Exception {
    for (Path file : sources()) {
      List<String> lines = Files.readAllLines(file);
      for (String line : lines) {
        boolean silent = line.contains("@SuppressWarnings") && !line.contains("//");
        assertThat(silent).as(file + ": " + line).isFalse();
      }
    }
  }

  /** Those of conformance are another thing: they say of each rule why it does not bind. */
  private static List<Path> reports() {
    return Tree.modules()
        .flatMap(module -> Tree.files(module.resolve("target/surefire-reports"), ".xml").stream())
        .filter(report -> !report.toString().endsWith("ConformanceTest.xml"))
        .toList();
  }

  private static List<Path> sources() {
    return Tree.modules()
        .flatMap(module -> Tree.files(module.resolve("src"), ".java").stream())
        .filter(file -> !file.endsWith("TreeTest.java"))
        .toList();
  }
}
