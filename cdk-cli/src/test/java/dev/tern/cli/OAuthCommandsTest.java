package dev.tern.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A source whose client id and secret are given once. */
class OAuthCommandsTest {

  private static final String SPEC =
      """
      {"type":"SPEC","spec":{"connectionSpecification":{"type":"object",\
      "required":["client_id","client_secret"],"properties":{"client_id":{"type":"string"},\
      "client_secret":{"type":"string","airbyte_secret":true}}},\
      "advanced_auth":{"auth_flow_type":"oauth2.0","oauth_config_specification":{\
      "complete_oauth_server_output_specification":{"type":"object","properties":{\
      "client_id":{"type":"string","path_in_connector_config":["client_id"]},\
      "client_secret":{"type":"string","path_in_connector_config":["client_secret"]}}}}}}}
      """;

  @TempDir Path folder;

  @BeforeEach
  void record() throws Exception {
    Recording.write(folder);
    Path recorded = folder.resolve(Recording.NAME);
    Files.writeString(recorded, SPEC + Files.readString(recorded));
    Files.writeString(
        folder.resolve("oauth.json"), "{\"client_id\": \"i\", \"client_secret\": \"canary\"}");
  }

  private CommandRun cdk(String line) {
    return CommandRun.in(folder, line.split(" ", -1));
  }

  @Test
  void what_is_set_once_is_used_by_every_connection() {
    assertThat(cdk("sync replay:recorded.jsonl null: --name c").exit()).isEqualTo(1);

    CommandRun set = cdk("oauth set replay:recorded.jsonl --config oauth.json");
    assertThat(set.exit()).as(set.err()).isZero();
    assertThat(set.out()).contains("**********").doesNotContain("canary");
    assertThat(cdk("sync replay:recorded.jsonl null: --name c").exit()).isZero();
    assertThat(cdk("connection show c").out()).doesNotContain("client_id");
  }

  @Test
  void those_of_the_workspace_stand_beside_those_of_everywhere() {
    cdk("oauth set replay:recorded.jsonl --config oauth.json --everywhere --json");
    cdk("oauth set replay:recorded.jsonl --config oauth.json");
    assertThat(cdk("oauth list --json").json())
        .extracting(one -> one.path("where").asText())
        .containsExactly("everywhere", "workspace");

    assertThat(cdk("oauth delete replay:recorded.jsonl --yes --json").exit()).isZero();
    assertThat(cdk("oauth list").out()).contains("everywhere").doesNotContain("workspace");
    CommandRun again = cdk("oauth delete replay:recorded.jsonl --yes");
    assertThat(again.exit()).isEqualTo(1);
    assertThat(again.err())
        .contains("There are no OAuth parameters of 'replay:recorded.jsonl' here");
    assertThat(cdk("oauth delete replay:recorded.jsonl --everywhere").err())
        .endsWith("Nothing was done. Add --yes to do it.\n");
  }

  @Test
  void a_connector_without_oauth_takes_none() throws Exception {
    CommandRun run = cdk("oauth set null: --destination --config oauth.json");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("has no place for OAuth parameters");
    cdk("oauth set replay:recorded.jsonl --config oauth.json");
    assertThat(cdk("oauth set null: --destination --config oauth.json").err()).isEqualTo(run.err());
  }

  @Test
  void a_refused_command_leaves_nothing_behind() {
    List<String> before = CommandRun.left(folder);

    assertThat(cdk("oauth set nobody --config oauth.json").exit()).isEqualTo(1);
    assertThat(cdk("oauth set replay:recorded.jsonl --config nothing.json").exit()).isEqualTo(1);
    assertThat(cdk("oauth set null: --destination --config oauth.json").exit()).isEqualTo(1);
    assertThat(CommandRun.left(folder)).isEqualTo(before);
  }
}
