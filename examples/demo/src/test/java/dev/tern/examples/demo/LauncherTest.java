package dev.tern.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script beside a connector's jar starts it from anywhere, with the classes archived. */
class LauncherTest {

  private static final String NAME = "source-database";
  private static final Path BUILT = Path.of("..", NAME, "target").toAbsolutePath().normalize();

  @TempDir Path folder;

  /** What a program prints on stdout. */
  private String output(String options, String... command) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectError(folder.resolve("errors").toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("JAVA_OPTS", options);
    Process process = builder.start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return text;
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  @Test
  void a_connector_says_the_same_from_its_launcher_as_from_its_jar() throws Exception {
    String jar = BUILT.resolve(NAME + ".jar").toString();

    assertThat(output("", BUILT.resolve(NAME).toString(), "spec"))
        .startsWith("{\"type\":\"SPEC\"")
        .isEqualTo(output("", java(), "-jar", jar, "spec"));
  }

  @Test
  void the_answer_that_was_packaged_is_the_one_that_is_found_out() throws Exception {
    copy(folder, NAME + ".jar");
    Path jar = folder.resolve(NAME + ".jar");
    String packaged = output("", java(), "-jar", jar.toString(), "spec");

    try (FileSystem files = FileSystems.newFileSystem(jar)) {
      Files.delete(files.getPath("META-INF/tern/dev.tern.examples.database.DatabaseSource.spec"));
    }

    assertThat(output("", java(), "-jar", jar.toString(), "spec")).isEqualTo(packaged);
  }

  @Test
  void the_archive_that_was_made_with_the_jar_is_used() throws Exception {
    Path loaded = folder.resolve("loaded");

    String unused =
        output("-Xlog:class+load:file=" + loaded, BUILT.resolve(NAME).toString(), "spec");

    List<String> ours =
        Files.readAllLines(loaded).stream().filter(line -> line.contains(" dev.tern.")).toList();
    assertThat(ours).isNotEmpty().anyMatch(line -> line.contains("shared objects file"));
  }

  @Test
  void an_archive_that_is_none_costs_time_and_nothing_else() throws Exception {
    Path moved = Files.createDirectory(folder.resolve("some where"));
    copy(moved, NAME);
    copy(moved, NAME + ".jar");
    Files.writeString(moved.resolve(NAME + ".jsa"), "no archive");
    assertThat(moved.resolve(NAME).toFile().setExecutable(true)).isTrue();

    assertThat(output("", moved.resolve(NAME).toString(), "spec"))
        .startsWith("{\"type\":\"SPEC\"")
        .hasLineCount(1);
  }

  private static void copy(Path folder, String name) throws IOException {
    Path unused = Files.copy(BUILT.resolve(name), folder.resolve(name));
  }
}
