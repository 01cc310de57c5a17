package dev.tern.worker.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tern.protocol.ConnectorSpecification;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A connector is asked again when it may have changed, and only then. */
final class KnownSpecsTest {

  @TempDir private Path folder;

  private final List<String> asked = new ArrayList<>();
  private Path jar = Path.of("");
  private KnownSpecs specs = new KnownSpecs(jar);

  @BeforeEach
  void make() throws IOException {
    jar = folder.resolve("source.jar");
    specs = new KnownSpecs(folder.resolve("home/specs"));
    write("first", "");
  }

  private void write(String content, String classPath) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    if (!classPath.isEmpty()) {
      manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath);
    }
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out, manifest)) {
      entries.setComment(content);
    }
  }

  private Connector connector() {
    return new ConnectorReferences(folder, folder, OutputStream.nullOutputStream())
        .parse("jar:source.jar");
  }

  private String spec(Connector connector) {
    return specs
        .of(
            connector,
            one -> {
              asked.add(one.reference());
              return new ConnectorSpecification().withProtocolVersion("number " + asked.size());
            })
        .getProtocolVersion();
  }

  @Test
  void the_same_jar_is_asked_once_by_all_that_come_after() {
    assertThat(spec(connector())).isEqualTo("number 1");
    specs = new KnownSpecs(folder.resolve("home/specs"));
    assertThat(spec(connector())).isEqualTo("number 1");
    assertThat(asked).hasSize(1);
  }

  @Test
  void a_jar_of_the_same_length_and_time_is_asked_again_when_it_is_another() throws IOException {
    FileTime time = Files.getLastModifiedTime(jar);
    spec(connector());
    write("other", "");
    Files.setLastModifiedTime(jar, time);

    assertThat(spec(connector())).isEqualTo("number 2");
  }

  @Test
  void a_jar_that_takes_classes_from_others_is_always_asked() throws IOException {
    write("first", "lib/other.jar");

    assertThat(List.of(spec(connector()), spec(connector())))
        .containsExactly("number 1", "number 2");
  }

  @Test
  void a_command_is_always_asked() {
    Connector command = new ProcessConnector("exec:it", List.of("it"));

    assertThat(List.of(spec(command), spec(command))).containsExactly("number 1", "number 2");
  }

  @Test
  void a_jar_that_changes_while_it_is_asked_is_asked_again() throws IOException {
    specs.of(
        connector(),
        one -> {
          replace();
          return new ConnectorSpecification();
        });

    assertThat(spec(connector())).isEqualTo("number 1");
  }

  private void replace() {
    try {
      write("while it is asked", "");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void what_is_kept_is_for_its_owner_and_a_damaged_file_costs_a_question() throws IOException {
    spec(connector());
    try (var files = Files.list(folder.resolve("home/specs"))) {
      Path kept = files.findFirst().orElseThrow();
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)))
          .isEqualTo("rw-------");
      Files.writeString(kept, "{\"stamp\":");
    }

    assertThat(List.of(spec(connector()), spec(connector())))
        .containsExactly("number 2", "number 2");
  }
}
