package dev.tern.testkit.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tern.testkit.lint.Linter;
import dev.tern.testkit.suite.Check;
import dev.tern.testkit.suite.Umbrella;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Whether every rule is checked by somebody: the linter, a check of a suite, or, where it says that
 * others hold, by these.
 */
class CoverageTest {

  private static final Path CLASSES = Path.of("target/classes");

  @Test
  void every_rule_is_checked_or_says_why_no_test_can_tell() throws Exception {
    Set<String> covered = new HashSet<>(Linter.rules());
    covered.addAll(checked());
    covered.addAll(Umbrella.rules());
    Set<String> missing =
        Rules.all().stream()
            .filter(rule -> rule.untested().isEmpty())
            .map(Rule::id)
            .filter(id -> !covered.contains(id))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(missing).as("rules that nobody checks").isEmpty();
  }

  @Test
  void what_is_checked_is_in_the_catalogue_and_can_be_told() throws Exception {
    Set<String> ids = new TreeSet<>(Linter.rules());
    ids.addAll(checked());
    ids.addAll(Umbrella.rules());

    assertThat(ids).allMatch(id -> Rules.require(id).untested().isEmpty());
  }

  /** The rules of all checks that the suites list: in classes named Checks, by static methods. */
  private static Set<String> checked() throws IOException, ReflectiveOperationException {
    Set<String> rules = new TreeSet<>();
    for (Class<?> list : lists()) {
      for (Method method : list.getDeclaredMethods()) {
        boolean plain = Modifier.isStatic(method.getModifiers()) && method.getParameterCount() == 0;
        if (plain && method.getReturnType() == List.class) {
          method.setAccessible(true);
          add((List<?>) method.invoke(null), rules);
        }
      }
    }
    return rules;
  }

  private static void add(List<?> checks, Set<String> rules) {
    for (Object check : checks) {
      if (check instanceof Check<?> one) {
        rules.add(one.rule());
      }
    }
  }

  private static List<Class<?>> lists() throws IOException {
    try (Stream<Path> files = Files.walk(CLASSES)) {
      List<Path> named = files.filter(file -> file.toString().endsWith("Checks.class")).toList();
      return named.stream().<Class<?>>map(CoverageTest::load).toList();
    }
  }

  private static Class<?> load(Path file) {
    String path = CLASSES.relativize(file).toString();
    String name = path.substring(0, path.length() - ".class".length());
    try {
      return Class.forName(String.join(".", Arrays.asList(name.split("[/\\\\]"))));
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
