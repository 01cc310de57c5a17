package dev.tern.examples.jsonl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tern.protocol.StreamDescriptor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StreamPathsTest {

  private static final Path ROOT = Path.of("/root");

  private static String file(@Nullable String namespace, String name) {
    return ROOT.relativize(
            StreamPaths.file(ROOT, new StreamDescriptor().withName(name).withNamespace(namespace)))
        .toString();
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(4),
        Arbitraries.strings().withChars("a./%~ ").ofMaxLength(4),
        Arbitraries.strings().withChars("aé😀.").ofMinLength(70).ofMaxLength(300),
        Arbitraries.of("", ".", "..", "%", "%25", "a.jsonl", "a.jsonl.staging", "\ud800"));
  }

  @Provide
  Arbitrary<String> namespaces() {
    return names().injectNull(0.3);
  }

  @Property(tries = 3000)
  void distinct_streams_have_distinct_files_that_every_system_can_name(
      @ForAll("namespaces") @Nullable String namespace,
      @ForAll("names") String name,
      @ForAll("namespaces") @Nullable String otherNamespace,
      @ForAll("names") String otherName) {
    StreamDescriptor one = new StreamDescriptor().withName(name).withNamespace(namespace);
    StreamDescriptor other =
        new StreamDescriptor().withName(otherName).withNamespace(otherNamespace);
    Path path = StreamPaths.file(ROOT, one);

    assertThat(path.equals(StreamPaths.file(ROOT, other))).isEqualTo(one.equals(other));
    assertThat(path.normalize().equals(path) && path.startsWith(ROOT)).isTrue();
    assertThat(path.getNameCount()).isEqualTo(namespace == null ? 2 : 3);
    for (Path part : path) {
      String text = part + ".staging";
      assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(text)).isTrue();
      assertThat(text).hasSizeLessThanOrEqualTo(255).doesNotStartWith(".");
    }
  }

  @Test
  void plain_names_stay_readable() {
    assertThat(file(null, "users")).isEqualTo("users.jsonl");
    assertThat(file("public", "Order-Items_2.v1")).isEqualTo("public/Order-Items_2.v1.jsonl");
    assertThat(file("", "users")).isEqualTo("%/users.jsonl");
    assertThat(file("a.jsonl", "é/")).isEqualTo("a%2Ejsonl/%C3%A9%2F.jsonl");
  }
}
