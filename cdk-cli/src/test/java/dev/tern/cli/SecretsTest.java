package dev.tern.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A secret is where secrets are kept, and nowhere else. */
class SecretsTest {

  private static final String CANARY = "canary-7f3e9a";

  @TempDir Path folder;

  @Test
  void a_secret_is_in_no_answer_and_in_no_file_but_the_database() throws Exception {
    Recording.writeWithSecret(folder);
    Files.writeString(folder.resolve("config.json"), "{\"token\": \"${env:TOKEN}\"}");

    StringBuilder said = new StringBuilder();
    for (String line :
        List.of(
            "check replay:recorded.jsonl --config config.json",
            "sync replay:recorded.jsonl jsonl:out --name c --source-config config.json --tee t",
            "connection show c",
            "connection show c --json",
            "connection list --json",
            "jobs show 1 --json",
            "jobs logs 1",
            "state show c --json",
            "sync c --output json")) {
      CommandRun run = CommandRun.in(folder, Map.of("TOKEN", CANARY), line.split(" ", -1));
      assertThat(run.exit()).as(run.err()).isZero();
      said.append(run.out()).append(run.err());
    }

    assertThat(said.toString()).doesNotContain(CANARY).contains("\"token\":\"**********\"");
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile))
          .filteredOn(file -> !file.getFileName().toString().startsWith("local.db"))
          .hasSizeGreaterThan(4)
          .allSatisfy(
              file ->
                  assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                      .as(file.toString())
                      .doesNotContain(CANARY));
    }
  }

  @Test
  void all_mistakes_of_a_configuration_are_told_without_its_secrets() throws Exception {
    Recording.writeWithSecret(folder);
    Files.writeString(
        folder.resolve("config.json"), "{\"tokn\": \"" + CANARY + "\", \"page\": 900}");
    CommandRun run =
        CommandRun.in(
            folder,
            "sync",
            Recording.SOURCE,
            "null:",
            "--name",
            "c",
            "--source-config",
            "config.json");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("token", "page").doesNotContain(CANARY);
    assertThat(CommandRun.in(folder, "connection", "list").out())
        .startsWith("There is no connection yet.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "check replay:recorded.jsonl --config config.json",
        "discover replay:recorded.jsonl --config config.json",
        "sync replay:recorded.jsonl null: --source-config config.json",
        "sync replay:recorded.jsonl null: --source-config config.json --dry-run"
      })
  void a_mask_is_no_secret_where_none_is_kept(String line) throws Exception {
    Recording.writeWithSecret(folder);
    Files.writeString(folder.resolve("config.json"), "{\"token\": \"**********\"}");
    CommandRun run = CommandRun.in(folder, line.split(" ", -1));

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err())
        .isEqualTo("The secret at /token is masked, and none is stored: give the secret itself.\n");
  }

  @Test
  void a_specification_is_a_table_of_options() throws Exception {
    Recording.writeWithSecret(folder);

    assertThat(CommandRun.in(folder, "spec", Recording.SOURCE).lines())
        .containsExactly(
            "option  type            required  default  description",
            "token   string, secret  yes                API token",
            "page    integer 1..500  no            100");
  }
}
