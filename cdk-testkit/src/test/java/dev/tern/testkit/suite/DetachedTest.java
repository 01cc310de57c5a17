package dev.tern.testkit.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tern.testkit.ConnectorCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetachedTest {

  @TempDir Path folder;

  private static CommandConnector shell(String script) {
    return new CommandConnector(ConnectorCommand.of("sh", "-c", script, "sh"));
  }

  private static WatchedConnector watched(Detached connector) {
    return new WatchedConnector(connector, TranscriptJudge.none(), Duration.ofSeconds(30));
  }

  private static Trial check() {
    return Trial.of("check", JsonNodeFactory.instance.objectNode().put("a", 1));
  }

  private static String text(Observed run) {
    return String.join("\n", run.lines().stream().map(OutputLine::text).toList());
  }

  private Observed confined(Confinement less, Detached connector) throws InterruptedException {
    try (WatchedConnector watched = watched(connector);
        LiveRun run = watched.start(less.connector(), check())) {
      run.endInput();
      return run.finish();
    }
  }

  @Test
  void runs_go_on_side_by_side_and_are_told_in_the_order_they_were_asked_for() throws Exception {
    String meet = "[ $1 = first ] && cat pipe || echo met | tee pipe";
    String script = "cd '" + folder + "' && " + meet;
    assertThat(new ProcessBuilder("mkfifo", folder + "/pipe").start().waitFor()).isZero();
    try (WatchedConnector connector = watched(shell(script))) {
      List<Observed> runs =
          connector.runAll(List.of(Trial.of("1", "first"), Trial.of("2", "second")));

      assertThat(runs)
          .extracting(run -> run.trial().name())
          .containsExactly("run 1 (1)", "run 2 (2)");
      assertThat(runs).extracting(DetachedTest::text).containsExactly("met", "met");
      assertThat(connector.runs())
          .extracting(run -> run.name())
          .containsExactly("run 1 (1)", "run 2 (2)");
    }
  }

  @Test
  void a_reader_that_rests_now_and_then_misses_nothing() throws Exception {
    try (WatchedConnector connector = watched(shell("seq 1000"))) {
      List<Observed> runs =
          connector.runAll(List.of(Trial.of("1", "x")), new Pace(7), (number, run) -> run);

      assertThat(runs.get(0).lines()).hasSize(1000);
    }
  }

  @Test
  void a_program_does_without_the_rights_that_were_taken_and_is_told_what_was_not() {
    CommandConnector connector =
        shell("id -u; if [ -w / ]; then echo open; else echo closed; fi; cat \"$3\"; mktemp -u");
    try (Confinement less = connector.confined(Set.of())) {
      String seen = text(confined(less, connector));

      assertThat(less.taken().size() + less.left().size()).isEqualTo(2);
      assertThat(seen).contains("{\"a\":1}");
      if (less.taken().contains("as user 65534")) {
        assertThat(seen).startsWith("65534\n");
      }
      if (less.taken().contains("on a read-only root")) {
        assertThat(seen).contains("closed");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_file_that_is_needed_can_still_be_changed() throws Exception {
    Path store = Files.writeString(folder.resolve("store"), "");
    CommandConnector connector = shell("echo changed > '" + store + "'");
    try (Confinement less = connector.confined(Set.of(store))) {
      assertThat(confined(less, connector).exitCode()).isZero();
      assertThat(store).hasContent("changed");
    }
  }

  @Test
  void a_user_who_may_not_read_the_store_is_not_blamed_on_the_connector() throws IOException {
    Path store = Files.writeString(folder.resolve("store"), "");
    Files.setPosixFilePermissions(store, PosixFilePermissions.fromString("rw-------"));
    try (Confinement less = shell("true").confined(Set.of(store))) {
      assertThat(less.taken()).doesNotContain("as user 65534");
      if (GivenFiles.self() == 0) {
        assertThat(less.left().get(0)).contains("may not use '" + store + "'");
      }
    }
  }

  @Test
  void a_program_that_another_user_may_not_start_is_not_blamed_on_the_connector() throws Exception {
    Path closed = Files.createDirectory(folder.resolve("closed"));
    Path program = Files.writeString(closed.resolve("program"), "#!/bin/sh\necho started\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
    String path = closed + ":" + System.getenv("PATH");
    CommandConnector connector =
        new CommandConnector(ConnectorCommand.of("program").with("PATH", path));
    try (Confinement less = connector.confined(Set.of())) {
      assertThat(text(confined(less, connector))).isEqualTo("started");
      assertThat(less.taken()).doesNotContain("as user 65534");
    }
  }

  @Test
  void a_program_that_another_user_would_find_elsewhere_is_not_another_one() throws Exception {
    Path closed = Files.createDirectory(folder.resolve("closed"));
    Path open = Files.createDirectory(folder.resolve("open"));
    for (Path place : List.of(closed, open)) {
      Path program = place.resolve("program");
      Files.writeString(program, "#!/bin/sh\necho " + place.getFileName() + "\n");
      assertThat(program.toFile().setExecutable(true, false)).isTrue();
    }
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    String path = closed + ":" + open + ":" + System.getenv("PATH");
    CommandConnector connector =
        new CommandConnector(ConnectorCommand.of("program").with("PATH", path));
    try (Confinement less = connector.confined(Set.of())) {
      assertThat(text(confined(less, connector))).isEqualTo("closed");
      assertThat(less.taken()).doesNotContain("as user 65534");
    }
  }

  @Test
  void files_and_folders_of_a_configuration_are_found() throws IOException {
    Path store = Files.writeString(folder.resolve("store.db"), "");
    var config = JsonNodeFactory.instance.objectNode().put("url", "https://example.org/a");
    config.putObject("inner").put("jdbc", "jdbc:sqlite:" + store + "?mode=ro");
    config.putArray("more").add(folder + "/not/there/yet");

    assertThat(LocalPaths.in(config)).containsExactly(store, folder);
  }

  /** A docker that writes down how it was called. */
  @Test
  void an_image_is_run_by_its_command_line() throws Exception {
    Path calls = folder.resolve("calls");
    Path docker =
        Files.writeString(folder.resolve("docker"), "#!/bin/sh\necho \"$@\" >> " + calls + "\n");
    assertThat(docker.toFile().setExecutable(true)).isTrue();
    ImageConnector image = new ImageConnector("some/image", docker.toString(), List.of());
    try (WatchedConnector watched = watched(image);
        LiveRun run = watched.start(image.with(Map.of("TZ", "Pacific/Apia")), check())) {
      run.finish();
      assertThat(run.pid()).isEmpty();
    }
    try (Confinement less = image.confined(Set.of())) {
      confined(less, image);
      assertThat(less.taken()).hasSize(2);
    }

    List<String> lines = Files.readAllLines(calls);
    assertThat(lines.get(0)).contains("--env TZ=Pacific/Apia some/image check --config /tern/");
    assertThat(lines.get(1)).contains("--read-only --tmpfs /tmp some/image check --config /tern/");
    if (GivenFiles.self() == 0) {
      assertThat(lines.get(0)).contains("--user 0:");
      assertThat(lines.get(1)).contains("--user 1000:");
    }
  }
}
