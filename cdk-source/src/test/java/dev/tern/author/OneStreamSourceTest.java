package dev.tern.author;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tern.cdk.cli.StandardStreams;
import dev.tern.cdk.source.SourceRunner;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OneStreamSourceTest {

  private static final String CATALOG =
      """
      {"streams":[{"stream":{"name":"rows","json_schema":{"type":"object","properties":{"id":{"type":"integer"}}},
      "supported_sync_modes":["full_refresh"]},"sync_mode":"full_refresh","destination_sync_mode":"append"}]}
      """;

  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private int run(String... args) {
    return SourceRunner.run(
        new OneStreamSource(),
        args,
        new StandardStreams(
            new ByteArrayInputStream(new byte[0]),
            out,
            new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8)));
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private String text() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void spec_is_made_of_the_configuration_record() {
    assertThat(run("spec")).isZero();
    assertThat(text())
        .startsWith("{\"type\":\"SPEC\"")
        .contains("\"required\":[\"rows\"]")
        .contains("\"protocol_version\":\"0.");
  }

  @Test
  void check_says_what_the_user_has_to_change() throws IOException {
    assertThat(run("check", "--config", file("config.json", "{\"rows\":-1}"))).isZero();
    assertThat(text()).contains("\"FAILED\"").contains("Set 'rows' to 0 or more.");
  }

  @Test
  void discover_prints_the_same_catalog_every_time() throws IOException {
    String config = file("config.json", "{\"rows\":1}");
    assertThat(run("discover", "--config", config)).isZero();
    String first = text();
    assertThat(run("discover", "--config", config)).isZero();
    assertThat(first)
        .isEqualTo(
            """
            {"type":"CATALOG","catalog":{"streams":[{"name":"rows","json_schema":{"type":"object","properties":{"id":{"type":"integer"}}},"supported_sync_modes":["full_refresh"],"source_defined_primary_key":[["id"]]}]}}
            """);
    assertThat(text()).isEqualTo(first + first);
  }

  @Test
  void a_failure_shows_the_authors_own_line() throws IOException {
    int exit =
        run(
            "read",
            "--config",
            file("config.json", "{\"rows\":2}"),
            "--catalog",
            file("catalog.json", CATALOG));
    assertThat(exit).isEqualTo(1);
    assertThat(text()).contains("OneStreamSource.java:").contains("too many for this author");
  }
}
