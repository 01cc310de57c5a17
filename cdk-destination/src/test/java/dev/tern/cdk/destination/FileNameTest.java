package dev.tern.cdk.destination;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tern.protocol.StreamDescriptor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FileNameTest {

  private static String fileName(@Nullable String namespace, String name) {
    return FileName.of(new StreamDescriptor().withNamespace(namespace).withName(name));
  }

  @Test
  void a_plain_name_stays_as_it_is() {
    assertThat(fileName(null, "Users_2-b.old")).isEqualTo("Users_2-b.old");
    assertThat(fileName("shop", "users")).isEqualTo("shop@users");
  }

  @Test
  void a_name_cannot_lead_out_of_its_folder() {
    assertThat(fileName(null, "../é")).isEqualTo("%2E.%2F%C3%A9");
    assertThat(fileName(null, "..")).isEqualTo("%2E.");
    assertThat(fileName(null, "")).isEqualTo("%");
  }

  @Test
  void streams_that_look_alike_have_names_of_their_own() {
    List<String> names = new ArrayList<>();
    for (String name : List.of("", "a@b", "b", "@b", "?", "\uD800", "\uD801", "%", "%25", "A b")) {
      names.add(fileName(null, name));
      names.add(fileName("", name));
      names.add(fileName("a", name));
    }

    assertThat(names).doesNotHaveDuplicates();
  }

  @Test
  void a_long_name_is_shortened_and_stays_apart_from_others() {
    String tail = "é".repeat(500);
    List<String> names =
        List.of(
            fileName(null, tail + "1"),
            fileName(null, tail + "2"),
            fileName(tail, "1"),
            fileName(tail, "2"));

    assertThat(names)
        .doesNotHaveDuplicates()
        .allSatisfy(name -> assertThat(name).startsWith("%C3%A9").hasSizeLessThanOrEqualTo(200));
  }

  @Test
  void a_folder_of_a_namespace_is_never_a_file_with_an_ending() {
    assertThat(FileName.ofNamespace("shop")).isEqualTo("shop");
    assertThat(FileName.ofNamespace("")).isEqualTo("%");
    assertThat(FileName.ofNamespace("../a.jsonl")).isEqualTo("%2E%2E%2Fa%2Ejsonl");
    assertThat(FileName.ofNamespace(".".repeat(190)))
        .doesNotContain(".")
        .hasSizeLessThanOrEqualTo(200)
        .isNotEqualTo(FileName.ofNamespace(".".repeat(191)));
  }
}
