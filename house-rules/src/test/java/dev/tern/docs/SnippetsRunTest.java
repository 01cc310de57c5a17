package dev.tern.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.cli.StandardStreams;
import dev.tern.cdk.destination.AbstractDestination;
import dev.tern.cdk.destination.DestinationRunner;
import dev.tern.cdk.source.AbstractSource;
import dev.tern.cdk.source.SourceRunner;
import dev.tern.docs.snippets.CardsSource;
import dev.tern.docs.snippets.FilesDestination;
import dev.tern.docs.snippets.GreetingsSource;
import dev.tern.docs.snippets.OrdersSource;
import dev.tern.docs.snippets.PagesSource;
import dev.tern.docs.snippets.PricesSource;
import dev.tern.docs.snippets.ReplacingDestination;
import dev.tern.docs.snippets.SchemaReading;
import dev.tern.protocol.AirbyteErrorTraceMessage.FailureType;
import dev.tern.testkit.ConnectorRunner;
import dev.tern.testkit.assertion.TernAssertions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of the documentation do what the documentation says. */
class SnippetsRunTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String GREETINGS =
      catalog("greetings", "full_refresh", "append", "{\"text\":{\"type\":\"string\"}}");
  private static final String ORDERS =
      catalog("orders", "incremental", "append", "{\"id\":{},\"changed_at\":{}}");
  private static final String ITEMS = catalog("items", "incremental", "append", "{\"id\":{}}");

  @TempDir Path folder;

  @Test
  void the_short_source_feeds_the_short_destination() throws Exception {
    byte[] messages = read(new GreetingsSource(), "{\"names\":[\"Ada\",\"Zoë\"]}", GREETINGS, "[]");

    String said =
        write(new FilesDestination(), "{\"folder\":\"" + folder + "\"}", GREETINGS, messages);

    assertThat(folder.resolve("greetings.jsonl"))
        .hasContent("{\"text\":\"Hello, Ada\"}\n{\"text\":\"Hello, Zoë\"}\n");
    assertThat(said).contains("\"recordCount\":2.0");
  }

  @Test
  void the_short_destination_appends_and_cannot_be_led_out_of_its_folder() throws Exception {
    String catalog = GREETINGS.replace("\"greetings\"", "\"../greetings\"");
    byte[] record =
        """
        {"type":"RECORD","record":{"stream":"../greetings","data":{"text":"x"},"emitted_at":1}}
        """
            .getBytes(UTF_8);
    Path inner = Files.createDirectory(folder.resolve("inner"));
    String config = "{\"folder\":\"" + inner + "\"}";

    write(new FilesDestination(), config, catalog, record);
    write(new FilesDestination(), config, catalog, record);

    assertThat(inner.resolve("%2E.%2Fgreetings.jsonl"))
        .hasContent("{\"text\":\"x\"}\n{\"text\":\"x\"}\n");
  }

  @Test
  void the_short_destination_says_what_to_do_about_a_folder_that_is_gone() throws Exception {
    var result =
        ConnectorRunner.of(new FilesDestination())
            .config("{\"folder\":\"" + folder + "/gone\"}")
            .catalog(GREETINGS)
            .write("");

    TernAssertions.assertThat(result).failedWith(FailureType.CONFIG_ERROR, "Create it");
  }

  @Test
  void the_short_destination_keeps_streams_of_other_namespaces_apart() throws Exception {
    String config = "{\"folder\":\"" + folder + "\"}";
    for (String in : List.of("", ",\"namespace\":\"\"", ",\"namespace\":\"shop\"")) {
      String catalog = GREETINGS.replace("\"greetings\"", "\"greetings\"" + in);
      String record =
          """
          {"type":"RECORD","record":{"stream":"greetings"%s,"data":{"in":%d},"emitted_at":1}}
          """
              .formatted(in, in.length());
      write(new FilesDestination(), config, catalog, record.getBytes(UTF_8));
    }

    assertThat(folder.resolve("greetings.jsonl")).hasContent("{\"in\":0}\n");
    assertThat(folder.resolve("%@greetings.jsonl")).hasContent("{\"in\":15}\n");
    assertThat(folder.resolve("shop@greetings.jsonl")).hasContent("{\"in\":19}\n");
  }

  @Test
  void the_usual_door_resumes_where_it_ended() throws Exception {
    String first = "\"2026-01-01T00:00:00Z,1\",\"2026-01-02T00:00:00Z,2\"";
    List<JsonNode> before =
        messages(read(new OrdersSource(), "{\"orders\":[" + first + "]}", ORDERS, "[]"));
    String more = "{\"orders\":[" + first + ",\"2026-01-02T00:00:00Z,3\"]}";

    List<JsonNode> after =
        messages(read(new OrdersSource(), more, ORDERS, lastState(before).toString()));

    assertThat(ids(before)).containsExactly(1L, 2L);
    assertThat(ids(after)).containsExactly(3L);
  }

  @Test
  void the_raw_door_resumes_from_any_of_its_checkpoints() throws Exception {
    List<JsonNode> all = messages(read(new PagesSource(), "{}", ITEMS, "[]"));
    ObjectNode afterFirstPage = states(all).get(0).deepCopy();
    ((ObjectNode) afterFirstPage.at("/stream/stream_state")).put("next_page", 1);

    List<JsonNode> rest =
        messages(read(new PagesSource(), "{}", ITEMS, "[" + afterFirstPage + "]"));

    assertThat(ids(all)).containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
    assertThat(ids(rest)).containsExactly(2L, 3L, 4L, 5L);
  }

  @Test
  void a_stream_of_parts_and_pages_is_read_whole_and_not_again_in_its_generation()
      throws Exception {
    String catalog =
        catalog(
                "cards",
                "full_refresh",
                "append",
                "{\"board\":{\"type\":\"string\"},\"number\":{\"type\":\"integer\"}}")
            .replace("}]}", ",\"generation_id\":1,\"minimum_generation_id\":0,\"sync_id\":1}]}");
    String config = "{\"boards\":[\"a\",\"b\",\"c\"],\"pages\":5}";

    List<JsonNode> all = messages(read(new CardsSource(), config, catalog, "[]"));
    List<JsonNode> again =
        messages(read(new CardsSource(), config, catalog, lastState(all).toString()));

    assertThat(all).filteredOn(message -> message.has("record")).hasSize(15);
    assertThat(again).filteredOn(message -> message.has("record")).isEmpty();
  }

  @Test
  void the_replacing_writer_shows_nothing_before_it_is_complete() throws Exception {
    Path file = Files.writeString(folder.resolve("greetings.jsonl"), "old\n");
    String catalog = GREETINGS.replace("\"append\"", "\"overwrite\"");
    byte[] messages = read(new GreetingsSource(), "{\"names\":[\"Ada\"]}", GREETINGS, "[]");
    String cut =
        new String(messages, UTF_8)
            .lines()
            .filter(line -> !line.contains("\"COMPLETE\""))
            .reduce("", (text, line) -> text + line + "\n");
    String config = "{\"file\":\"" + file + "\"}";

    write(new ReplacingDestination(), config, catalog, cut.getBytes(UTF_8));
    String abandoned = Files.readString(file);
    write(new ReplacingDestination(), config, catalog, messages);

    assertThat(abandoned).isEqualTo("old\n");
    assertThat(file).hasContent("{\"text\":\"Hello, Ada\"}\n");
    assertThat(folder.toFile().list()).noneMatch(name -> name.startsWith("staged-"));
  }

  @Test
  void the_source_of_v1_feeds_a_destination_that_knows_only_v0() throws Exception {
    String catalog =
        catalog(
            "prices",
            "full_refresh",
            "append",
            "{\"price\":{\"$ref\":\"WellKnownTypes.json#/definitions/Number\"}}");
    byte[] messages = read(new PricesSource(), "{\"prices\":[1.10,20]}", catalog, "[]");

    write(new FilesDestination(), "{\"folder\":\"" + folder + "\"}", catalog, messages);

    assertThat(new String(messages, UTF_8)).contains("{\"price\":\"1.10\"}");
    assertThat(folder.resolve("prices.jsonl")).hasContent("{\"price\":1.10}\n{\"price\":20}\n");
  }

  @Test
  void the_canonical_spelling_of_a_schema_is_written() throws Exception {
    assertThat(
            SchemaReading.canonical(
                JSON.readTree("{\"$ref\":\"WellKnownTypes.json#/definitions/Boolean\"}")))
        .isEqualTo(JSON.readTree("{\"type\":\"boolean\"}"));
  }

  private byte[] read(AbstractSource<?> source, String config, String catalog, String state)
      throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StandardStreams streams = streams(InputStream.nullInputStream(), out);
    String[] args = {
      "read",
      "--config",
      file("c.json", config),
      "--catalog",
      file("cat.json", catalog),
      "--state",
      file("state.json", state)
    };
    assertThat(SourceRunner.run(source, args, streams)).as(out.toString(UTF_8)).isZero();
    return out.toByteArray();
  }

  private String write(
      AbstractDestination<?> destination, String config, String catalog, byte[] messages)
      throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StandardStreams streams = streams(new ByteArrayInputStream(messages), out);
    String[] args = {
      "write", "--config", file("d.json", config), "--catalog", file("cat.json", catalog)
    };
    assertThat(DestinationRunner.run(destination, args, streams)).as(out.toString(UTF_8)).isZero();
    return out.toString(UTF_8);
  }

  private static StandardStreams streams(InputStream in, ByteArrayOutputStream out) {
    return new StandardStreams(in, out, new PrintStream(new ByteArrayOutputStream(), true, UTF_8));
  }

  private String file(String name, String content) throws Exception {
    return Files.writeString(folder.resolve(name), content).toString();
  }

  private static String catalog(String name, String read, String write, String properties) {
    return """
    {"streams":[{"stream":{"name":"%s","json_schema":{"type":"object","properties":%s},
    "supported_sync_modes":["full_refresh"]},"sync_mode":"%s","destination_sync_mode":"%s"}]}
    """
        .formatted(name, properties, read, write);
  }

  private static List<JsonNode> messages(byte[] output) throws Exception {
    List<JsonNode> messages = new ArrayList<>();
    for (String line : new String(output, UTF_8).lines().toList()) {
      messages.add(JSON.readTree(line));
    }
    return messages;
  }

  private static List<Long> ids(List<JsonNode> messages) {
    return messages.stream()
        .filter(message -> message.path("type").asText().equals("RECORD"))
        .map(message -> message.at("/record/data/id").asLong())
        .toList();
  }

  private static List<JsonNode> states(List<JsonNode> messages) {
    return messages.stream()
        .filter(message -> message.path("type").asText().equals("STATE"))
        .map(message -> message.path("state"))
        .toList();
  }

  private static JsonNode lastState(List<JsonNode> messages) {
    List<JsonNode> states = states(messages);
    return states.get(states.size() - 1);
  }
}
