package dev.tern.cdk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The specification in the jar of a connector. */
class PackagedSpecTest {

  @TempDir Path folder;

  /** This class as a connector of a jar that holds a text for it. */
  private Class<?> packagedWith(String text) throws Exception {
    String name = PackagedSpecTest.class.getName();
    Path spec = folder.resolve("META-INF/tern/" + name + ".spec");
    Files.createDirectories(spec.getParent());
    Files.writeString(spec, text);
    Path own = folder.resolve(name.replace('.', '/') + ".class");
    Files.createDirectories(own.getParent());
    try (var bytes = PackagedSpecTest.class.getResourceAsStream("PackagedSpecTest.class")) {
      Files.write(own, bytes.readAllBytes());
    }
    return Class.forName(name, false, loader());
  }

  /** Left open: the class it has loaded is asked for a resource of its own. */
  private URLClassLoader loader() throws IOException {
    URL[] urls = {folder.toUri().toURL()};
    return new URLClassLoader(urls, null);
  }

  @Test
  void what_was_packaged_is_what_a_configuration_has_to_fit() throws Exception {
    String text =
        "{\"type\":\"SPEC\",\"spec\":{\"protocol_version\":\"0.18.0\","
            + "\"connectionSpecification\":{\"type\":\"object\"}}}\n";

    assertThat(PackagedSpec.find(packagedWith(text)))
        .hasValueSatisfying(
            spec -> {
              assertThat(spec.at("/connectionSpecification/type").asText()).isEqualTo("object");
              assertThat(spec.path("protocol_version").asText()).isEqualTo("0.18.0");
            });
  }

  @Test
  void a_file_that_a_launcher_names_spares_the_look_into_the_jar() throws Exception {
    Class<?> connector = packagedWith("no JSON\n");
    Path file = folder.resolve("beside.spec");
    Files.writeString(
        file, "{\"type\":\"SPEC\",\"spec\":{\"connectionSpecification\":{\"title\":\"t\"}}}\n");
    System.setProperty("tern.spec", file.toString());
    try {
      assertThat(PackagedSpec.find(connector))
          .hasValueSatisfying(
              spec ->
                  assertThat(spec.at("/connectionSpecification/title").asText()).isEqualTo("t"));
      Files.delete(file);
      assertThat(PackagedSpec.find(connector)).isEmpty();
    } finally {
      System.clearProperty("tern.spec");
    }
  }

  @Test
  void nothing_is_found_where_nothing_was_packaged() {
    assertThat(PackagedSpec.find(PackagedSpecTest.class)).isEmpty();
  }

  @Test
  void a_text_that_is_no_specification_counts_as_none() throws Exception {
    assertThat(PackagedSpec.find(packagedWith("{\"type\":\"SPEC\"}\n"))).isEmpty();
    assertThat(PackagedSpec.find(packagedWith("no JSON\n"))).isEmpty();
  }
}
