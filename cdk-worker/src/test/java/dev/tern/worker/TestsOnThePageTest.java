package dev.tern.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the page says about tests is so. */
class TestsOnThePageTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+Test)`");

  private static String page() throws IOException {
    return Files.readString(ROOT.resolve("docs/worker.md"));
  }

  @Test
  void every_test_that_the_page_names_is_there() throws Exception {
    Set<String> known;
    try (Stream<Path> files = Files.walk(ROOT)) {
      known =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith("Test.java"))
              .map(name -> name.replace(".java", ""))
              .collect(Collectors.toSet());
    }
    List<String> named = TEST.matcher(page()).results().map(found -> found.group(1)).toList();

    assertThat(named).hasSizeGreaterThan(40);
    assertThat(known).containsAll(named);
  }

  @Test
  void every_behaviour_and_every_case_has_its_row() throws Exception {
    assertThat(rows("P")).containsAll(IntStream.rangeClosed(1, 21).boxed().toList());
    assertThat(rows("W")).containsExactlyElementsOf(IntStream.rangeClosed(1, 25).boxed().toList());
  }

  private static List<Integer> rows(String letter) throws IOException {
    return Pattern.compile("(?m)^\\| [^|]*\\|")
        .matcher(page())
        .results()
        .map(MatchResult::group)
        .flatMap(cell -> Pattern.compile(letter + "(\\d+)").matcher(cell).results())
        .map(found -> Integer.valueOf(found.group(1)))
        .toList();
  }
}
