package dev.tern.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.error.ConfigException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonFileTest {

  @TempDir Path folder;

  @Test
  void references_are_resolved_wherever_they_stand() throws Exception {
    Files.writeString(folder.resolve("token"), "t0ken\n");

    ObjectNode config =
        config(
            """
            {"url": "http://${env:NAME}:${env:WORD}@host", "deep": [{"token": "${file:token}"}],
             "kept": "$${env:NAME}", "number": 1.10, "other": "${HOME}"}
            """);

    assertThat(config.toString())
        .isEqualTo(
            "{\"url\":\"http://me:pa$$\\\\word@host\",\"deep\":[{\"token\":\"t0ken\"}],"
                + "\"kept\":\"${env:NAME}\",\"number\":1.10,\"other\":\"${HOME}\"}");
  }

  @Test
  void a_variable_that_is_not_set_is_named_with_its_place() {
    assertThatThrownBy(() -> config("{\"a\": {\"b\": \"${env:MISSING}\"}}"))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "The variable MISSING, which config.json/a/b refers to, is not set."
                + " Set it, or write the value.");
  }

  @Test
  void a_file_that_is_not_there_is_named_with_its_place() {
    assertThatThrownBy(() -> config("{\"a\": \"${file:missing}\"}"))
        .hasMessageContaining("The file missing, which config.json/a refers to");
  }

  @Test
  void what_is_no_json_is_told_without_its_content() {
    assertThatThrownBy(() -> config("{\"password\": \"hunter2\",\n oops"))
        .hasMessageStartingWith("config.json is no JSON from line 2")
        .hasMessageNotContaining("hunter2")
        .hasNoCause();
    assertThatThrownBy(() -> config("[]")).hasMessageStartingWith("config.json is no JSON object.");
  }

  @Test
  void a_byte_order_mark_is_no_part_of_the_json() throws Exception {
    assertThat(config("\ufeff{\"count\": 5}").toString()).isEqualTo("{\"count\":5}");
  }

  @Test
  void a_folder_and_another_encoding_are_named_as_what_they_are() throws Exception {
    Files.writeString(folder.resolve("wide.json"), "{\"name\": \"é\"}", StandardCharsets.UTF_16);

    assertThatThrownBy(() -> new JsonFile(Path.of("wide.json"), around()).config())
        .hasMessage("wide.json is not in UTF-8. Save it in that encoding.");
    assertThatThrownBy(() -> new JsonFile(folder, around()).config())
        .hasMessage(folder + " is a folder. Name a file.");
  }

  @Test
  void a_file_that_is_missing_is_named() {
    assertThatThrownBy(() -> new JsonFile(Path.of("nowhere.json"), around()).config())
        .hasMessage("There is no file nowhere.json. Check its name.");
  }

  private ObjectNode config(String text) throws Exception {
    Files.writeString(folder.resolve("config.json"), text);
    return new JsonFile(Path.of("config.json"), around()).config();
  }

  private Surroundings around() {
    return CommandRun.around(
        folder, Map.of("NAME", "me", "WORD", "pa$$\\word"), CommandRun.Pipes.closed());
  }
}
