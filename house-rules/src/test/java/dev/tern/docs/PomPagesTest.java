package dev.tern.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The build files on the pages are those of this repository, or have its versions. */
class PomPagesTest {

  private static final Pattern CUT =
      Pattern.compile("<!-- cut from: (\\S+) -->\\n```xml\\n(.*?)```", Pattern.DOTALL);
  private static final Path ROOT = Snippets.ROOT.resolve("pom.xml");

  @TempDir Path folder;

  @Test
  void the_packaging_of_the_examples_is_shown() throws Exception {
    MatchResult shown = block("docs/packaging.md", CUT);
    List<String> lines =
        stripped(shown.group(2)).stream().filter(line -> !line.startsWith("<version>")).toList();

    List<String> file = stripped(Files.readString(Snippets.ROOT.resolve(shown.group(1))));

    assertThat(Collections.indexOfSubList(file, lines)).as(String.join("\n", lines)).isPositive();
  }

  @Test
  void the_packaging_has_the_version_that_builds_the_examples() throws Exception {
    String shown = block("docs/packaging.md", Pattern.compile("<version>(.*?)</version>")).group(1);

    String plugin = "//pluginManagement/plugins/plugin[artifactId='maven-shade-plugin']/version";
    assertThat(shown).isEqualTo(Poms.text(ROOT, plugin));
  }

  @Test
  void a_project_of_ones_own_has_the_versions_of_this_one() throws Exception {
    Pattern pom = Pattern.compile("```xml\\n(<project.*?</project>)", Pattern.DOTALL);
    Path shown =
        Files.writeString(
            folder.resolve("pom.xml"),
            block("docs/start.md", pom).group(1).replaceFirst(" xmlns=\"[^\"]*\"", ""));

    assertThat(version(shown, "tern-bom")).isEqualTo(Poms.text(ROOT, "/project/version"));
    assertThat(version(shown, "junit-jupiter")).isEqualTo(property("junit.version"));
    assertThat(version(shown, "assertj-core")).isEqualTo(property("assertj.version"));
  }

  private static String version(Path pom, String artifact) throws Exception {
    return Poms.text(pom, "//dependency[artifactId='" + artifact + "']/version");
  }

  private static String property(String name) throws Exception {
    return Poms.text(ROOT, "/project/properties/" + name);
  }

  private static MatchResult block(String page, Pattern wanted) throws Exception {
    String text = Files.readString(Snippets.ROOT.resolve(page));
    return wanted.matcher(text).results().findFirst().orElseThrow();
  }

  private static List<String> stripped(String text) {
    return text.lines().map(String::strip).toList();
  }
}
