package dev.tern.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every guarantee names tests that exist. */
class GuaranteesTest {

  private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w*Test)(?:#(\\w+))?`");

  private static Map<String, String> tests;

  @BeforeAll
  static void readTests() throws IOException {
    try (Stream<Path> all = Files.walk(Snippets.ROOT)) {
      tests =
          all.filter(path -> path.toString().endsWith("Test.java"))
              .collect(
                  Collectors.toMap(
                      path -> path.getFileName().toString(), GuaranteesTest::text, String::concat));
    }
  }

  static Stream<MatchResult> named() throws IOException {
    String page = Files.readString(Snippets.ROOT.resolve("docs/guarantees.md"));
    return NAMED.matcher(page).results();
  }

  @ParameterizedTest
  @MethodSource("named")
  void a_guarantee_is_shown_by_a_test(MatchResult name) {
    String method =
        name.group(2) == null ? "class " + name.group(1) : "void " + name.group(2) + "(";
    assertThat(tests.get(name.group(1) + ".java")).as(name.group()).contains(method);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
