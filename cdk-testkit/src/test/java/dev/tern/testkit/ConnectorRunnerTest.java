package dev.tern.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tern.cdk.message.ProtocolJson;
import dev.tern.testkit.build.CatalogBuilder;
import dev.tern.testkit.build.InputBuilder;
import dev.tern.testkit.build.StateBuilder;
import dev.tern.testkit.build.StreamBuilder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** A connector inside the test is given what a platform gives it. */
class ConnectorRunnerTest {

  private static final String DISCOVERED =
      """
      {"type":"CATALOG","catalog":{"streams":[{"name":"users","json_schema":{},\
      "supported_sync_modes":["full_refresh"]}]}}""";
  private static final String RECORD =
      "{\"type\":\"RECORD\",\"record\":{\"stream\":\"users\",\"data\":{\"id\":%d},\"emitted_at\":1}}";

  private final ScriptedProgram program = new ScriptedProgram();
  private final ConnectorRunner runner = ConnectorRunner.of(program);

  record Config(String host, int port) {}

  record User(long id) {}

  @Test
  void each_command_gets_its_files() {
    ConnectorRunner full =
        runner
            .config(new Config("localhost", 1))
            .catalog(CatalogBuilder.of(StreamBuilder.named("users")))
            .state(StateBuilder.perStream().stream("users", Map.of("id", 7)).build());

    full.read();

    assertThat(program.given("--config")).isEqualTo("{\"host\":\"localhost\",\"port\":1}");
    assertThat(program.given("--catalog")).contains("\"name\":\"users\"");
    assertThat(program.given("--state")).contains("\"stream_state\":{\"id\":7}");

    full.spec();
    assertThat(program.given("--config")).isEqualTo("nothing");
    full.check();
    assertThat(program.given("--catalog")).isEqualTo("nothing");
  }

  @Test
  void nothing_is_left_behind() {
    runner.catalog("{}").state("[]").read();

    assertThat(program.files()).hasSize(3).allSatisfy(file -> assertThat(file).doesNotExist());
    assertThat(program.files())
        .extracting(Path::getParent)
        .allSatisfy(folder -> assertThat(folder).doesNotExist());
  }

  @Test
  void a_runner_does_not_change_when_another_is_made_of_it() throws Exception {
    runner.config(ProtocolJson.mapper().readTree("{\"host\":\"other\"}")).check();
    assertThat(program.given("--config")).isEqualTo("{\"host\":\"other\"}");

    runner.check();
    assertThat(program.given("--config")).isEqualTo("{}");
  }

  @Test
  void without_a_catalog_all_that_is_discovered_is_read() {
    program.on("discover", DISCOVERED).on("read", RECORD.formatted(1), RECORD.formatted(2));

    RunResult result = runner.read();

    assertThat(program.given("--catalog")).contains("\"sync_mode\":\"full_refresh\"");
    assertThat(result.records("users", User.class)).containsExactly(new User(1), new User(2));
  }

  @Test
  void a_write_needs_a_catalog() {
    assertThatThrownBy(() -> runner.write(""))
        .hasMessage("A write needs a catalog. Give it one with catalog(…).");
  }

  @Test
  void messages_are_written_to_stdin() {
    InputBuilder input = InputBuilder.input().record("users", Map.of("name", "Zoë"));

    runner.catalog("{}").write(input.build());

    assertThat(program.given("stdin")).isEqualTo(input.toLines()).contains("Zoë");
  }

  @Test
  void it_can_be_stopped_at_a_line() {
    program.on("read", RECORD.formatted(1), RECORD.formatted(2), RECORD.formatted(3));

    RunResult result = runner.catalog("{}").stopAt(line -> line.contains("2}")).read();

    assertThat(result.exitCode()).isEqualTo(143);
    assertThat(result.records("users")).hasSize(2);
  }

  @Test
  void exit_code_and_stderr_are_kept() {
    program.on("check", "exit 3");

    RunResult result = runner.check();

    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.stderr()).isEqualTo("It ends." + System.lineSeparator());
  }

  @Test
  void an_answer_that_is_missing_shows_what_there_was() {
    program.on("discover", RECORD.formatted(1), "exit 1");

    assertThatThrownBy(() -> runner.discover().catalog())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("There is no CATALOG; exit code 1")
        .hasMessageContaining(RECORD.formatted(1))
        .hasMessageContaining("It ends.");
  }

  @Property(tries = 200)
  void lines_are_the_same_however_the_bytes_come(@ForAll List<String> texts, @ForAll byte cut) {
    String all = String.join("\n", texts.stream().map(text -> text.replace("\n", "")).toList());
    byte[] bytes = all.getBytes(StandardCharsets.UTF_8);
    List<String> seen = new ArrayList<>();
    LineWatch watch = new LineWatch(line -> !seen.add(line), () -> {});
    int step = 1 + Math.abs(cut % 7);
    for (int start = 0; start < bytes.length; start += step) {
      if (step == 1) {
        watch.write(bytes[start]);
      } else {
        watch.write(bytes, start, Math.min(step, bytes.length - start));
      }
    }

    String decoded = new String(bytes, StandardCharsets.UTF_8);
    List<String> expected = new ArrayList<>(List.of(decoded.split("\n", -1)));
    if (expected.get(expected.size() - 1).isEmpty()) {
      expected.remove(expected.size() - 1);
    }
    assertThat(watch.lines()).isEqualTo(expected).isEqualTo(seen);
  }
}
