package dev.tern.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Those who import the BOM get what Tern was built and tested with. */
class BomTest {

  private static final String JACKSON =
      "/project/dependencyManagement/dependencies/dependency[artifactId='jackson-bom']/version";
  private static final Path ROOT = Snippets.ROOT.resolve("pom.xml");
  private static final Path BOM = Snippets.ROOT.resolve("bom/pom.xml");

  @Test
  void the_bom_imports_jackson_in_the_version_of_the_build() throws Exception {
    assertThat(Poms.text(BOM, JACKSON)).isEqualTo("${jackson.version}");
    assertThat(Poms.text(ROOT, JACKSON)).isEqualTo("${jackson.version}");
    assertThat(Poms.text(BOM, "/project/properties/jackson.version"))
        .isNotEmpty()
        .isEqualTo(Poms.text(ROOT, "/project/properties/jackson.version"));
  }

  @Test
  void the_bom_has_the_version_of_the_modules() throws Exception {
    assertThat(Poms.text(BOM, "/project/version")).isEqualTo(Poms.text(ROOT, "/project/version"));
  }
}
