package dev.tern.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the documentation shows is what was compiled, and as short as it says. */
class DocsSnippetsTest {

  @Test
  void a_source_of_one_stream_fits_into_25_lines_imports_included() throws Exception {
    assertThat(Snippets.code("GreetingsSource.java")).hasSizeLessThanOrEqualTo(25);
  }

  @Test
  void an_append_only_destination_fits_into_40_lines_imports_included() throws Exception {
    assertThat(Snippets.code("FilesDestination.java")).hasSizeLessThanOrEqualTo(40);
  }

  @Test
  void every_block_of_java_in_the_docs_is_cut_from_compiled_code() throws Exception {
    for (Snippets.Shown block : allShown()) {
      assertThat(block.source()).as(block.where() + " names its source").isPresent();
      assertThat(block.lines())
          .as(block.where())
          .isEqualTo(Snippets.code(block.source().orElseThrow()));
    }
  }

  @Test
  void both_short_connectors_are_shown() throws Exception {
    assertThat(allShown())
        .flatExtracting(block -> block.source().stream().toList())
        .contains("GreetingsSource.java", "FilesDestination.java");
  }

  @Test
  void pages_that_are_linked_to_exist() throws Exception {
    for (Path page : Snippets.pages()) {
      for (Path target : Links.of(page)) {
        assertThat(target).as("linked to from " + page).exists();
      }
    }
  }

  private static List<Snippets.Shown> allShown() throws Exception {
    List<Snippets.Shown> blocks = new ArrayList<>();
    for (Path page : Snippets.pages()) {
      blocks.addAll(Snippets.shown(page));
    }
    return blocks;
  }
}
