package dev.tern.testkit.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RulesPageTest {

  private static final Path PAGE = Path.of("../docs/rules.md");
  private static final Path MADE = Path.of("target/rules.md");

  @Test
  void the_page_is_the_catalogue() throws Exception {
    Files.writeString(MADE, RulesPage.text());

    assertThat(PAGE)
        .as("copy cdk-testkit/%s over docs/rules.md", MADE)
        .hasSameTextualContentAs(MADE);
  }
}
