package dev.tern.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another configuration for a saved connection: its connector is asked before it is kept. */
class AnotherConfigTest {

  /** Takes every token with {@code good} in it, and notes that it was asked. */
  private static final String CONNECTOR =
      """
      status() { echo '{"type":"CONNECTION_STATUS","connectionStatus":{"status":'"$1"'}}'; }
      case $1 in
        spec) echo '{"type":"SPEC","spec":{"connectionSpecification":{"type":"object","properties":{\
      "token":{"type":"string","airbyte_secret":true}}}MODES}}' ;;
        check)
          echo asked >> "$0.asked"
          echo '{"type":"LOG","log":{"level":"INFO","message":"Asked."}}'
          echo '{"type":"LOG","log":{"level":"WARN","message":"Unknown option tokn."}}'
          echo '{"type":"LOG","log":{"message":"Of no level."}}'
          if grep -q good "$3"; then status '"SUCCEEDED"'; else
            status '"FAILED","message":"The token is void"'
          fi ;;
        discover) echo '{"type":"CATALOG","catalog":{"streams":[{"name":"users",\
      "supported_sync_modes":["full_refresh"],"json_schema":{"type":"object"}}]}}' ;;
        read) echo '{"type":"TRACE","trace":{"type":"STREAM_STATUS","emitted_at":1,\
      "stream_status":{"stream_descriptor":{"name":"users"},"status":"COMPLETE"}}}' ;;
        write) grep '"type":"STATE"'; exit 0 ;;
      esac
      """;

  @TempDir Path folder;

  @BeforeEach
  void saved() throws Exception {
    Files.writeString(folder.resolve("s.sh"), CONNECTOR.replace("MODES", ""));
    Files.writeString(
        folder.resolve("d.sh"),
        CONNECTOR.replace("MODES", ",\"supported_destination_sync_modes\":[\"append\"]"));
    for (String name : new String[] {"good", "good2", "spent"}) {
      Files.writeString(folder.resolve(name + ".json"), "{\"token\": \"" + name + "\"}");
    }
    assertThat(sync("good", "good").exit()).isZero();
  }

  @Test
  void is_not_kept_when_its_connector_refuses_it() {
    CommandRun refused = sync("spent", "good");

    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.err())
        .endsWith(
            "The source '%s': The token is void. The configuration of 'c' stays as it was.\n"
                .formatted(source()));
    assertThat(check().exit()).isZero();
  }

  @Test
  void is_not_kept_for_one_side_when_the_other_one_is_refused() throws Exception {
    CommandRun refused = sync("good2", "spent");

    assertThat(refused.err()).contains("The destination 'exec:sh ", "The token is void.");
    assertThat(Files.exists(folder.resolve("s.sh.asked"))).isTrue();
    Files.delete(folder.resolve("s.sh.asked"));
    assertThat(sync("good", "good").exit()).isZero();
    assertThat(Files.exists(folder.resolve("s.sh.asked"))).as("the same is not asked of").isFalse();
  }

  @Test
  void is_kept_when_its_connector_takes_it() throws Exception {
    assertThat(sync("good2", "good").exit()).isZero();

    assertThat(Files.exists(folder.resolve("d.sh.asked"))).isFalse();
    Files.delete(folder.resolve("s.sh.asked"));
    assertThat(sync("good2", "good").exit()).isZero();
    assertThat(Files.exists(folder.resolve("s.sh.asked"))).isFalse();
  }

  @Test
  void is_not_kept_when_it_does_not_fit_the_specification() throws Exception {
    Files.writeString(folder.resolve("number.json"), "{\"token\": 1}");

    assertThat(sync("number", "good").err())
        .contains("token")
        .endsWith("The configuration of 'c' stays as it was.\n");
  }

  @Test
  void what_a_check_warns_of_is_shown() {
    CommandRun alone = CommandRun.in(folder, "check", source(), "--config", "good.json");

    assertThat(alone.err()).isEqualTo(source() + ": WARN Unknown option tokn.\n");
    assertThat(alone.out()).isEqualTo("ok    " + source() + "\n");
    JsonNode answer = CommandRun.in(folder, "check", "c", "--json").json();
    assertThat(answer).hasSize(2);
    assertThat(check().err().lines()).hasSize(2);
  }

  private CommandRun check() {
    return CommandRun.in(folder, "check", "c");
  }

  private CommandRun sync(String sourceConfig, String destinationConfig) {
    return CommandRun.in(
        folder,
        "sync",
        source(),
        "exec:sh " + folder.resolve("d.sh"),
        "--name",
        "c",
        "--source-config",
        sourceConfig + ".json",
        "--destination-config",
        destinationConfig + ".json");
  }

  private String source() {
    return "exec:sh " + folder.resolve("s.sh");
  }
}
