package dev.tern.worker.connector;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.protocol.AirbyteConnectionStatus.Status;
import dev.tern.protocol.AirbyteStream;
import dev.tern.protocol.StreamDescriptor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class BuiltInTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private Path folder;

  private final ByteArrayOutputStream people = new ByteArrayOutputStream();
  private final ConnectorCalls calls = new ConnectorCalls(PATIENCE, line -> {});
  private final ObjectNode config = ProtocolJson.mapper().createObjectNode();

  private Connector parse(String reference) {
    return new ConnectorReferences(folder, people).parse(reference);
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text.replace('\'', '"'));
  }

  /** What a run prints, and its exit code on the last line. */
  private static List<String> run(Connector connector, String input, String... arguments)
      throws Exception {
    try (ConnectorRun run = connector.start(List.of(arguments))) {
      run.input().write(input.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
      run.input().close();
      String printed = new String(run.output().readAllBytes(), StandardCharsets.UTF_8);
      int exit = run.await(PATIENCE).orElseThrow();
      return (printed + exit).lines().toList();
    }
  }

  private static final String TWO_RECORDS =
      "{'type':'RECORD','record':{'stream':'a/b','namespace':'n','data':{'x':1.10},'emitted_at':1}}\n"
          + "{'type':'RECORD','record':{'stream':'a/b','namespace':'n','data':{'x':2},'emitted_at':1}}\n"
          + "{'type':'STATE','state':{'type':'STREAM','id':7,'stream':{'stream_descriptor':"
          + "{'name':'a/b','namespace':'n'},'stream_state':{}}}}\n";

  @Test
  void jsonl_appends_each_stream_to_its_file_and_repeats_states() throws Exception {
    Connector connector = parse("jsonl:stored");
    List<String> printed = run(connector, TWO_RECORDS, "write");
    assertThat(printed).hasSize(2);
    assertThat(printed.get(0)).contains("\"id\":7", "\"destinationStats\":{\"recordCount\":2.0}");
    assertThat(printed.get(1)).isEqualTo("0");
    run(connector, TWO_RECORDS.lines().findFirst().orElseThrow(), "write");
    assertThat(Files.readAllLines(folder.resolve("stored/n@a%2Fb.jsonl")))
        .containsExactly("{\"x\":1.10}", "{\"x\":2}", "{\"x\":1.10}");
  }

  @Test
  void jsonl_takes_half_a_line_of_a_crash_away_and_nothing_else() throws Exception {
    Path file = Files.createDirectories(folder.resolve("torn")).resolve("n@a%2Fb.jsonl");
    String whole = "{\"x\":0}\n";
    for (String half : List.of("", "{\"x\":", "y".repeat(200_000))) {
      Files.writeString(file, whole + half);
      run(parse("jsonl:torn"), TWO_RECORDS, "write");

      assertThat(file).hasContent(whole + "{\"x\":1.10}\n{\"x\":2}\n");
    }
    Files.writeString(file, "half");
    run(parse("jsonl:torn"), TWO_RECORDS, "write");
    assertThat(file).hasContent("{\"x\":1.10}\n{\"x\":2}\n");
  }

  @Test
  void jsonl_shortens_names_that_no_file_system_takes_and_keeps_them_apart() {
    StreamDescriptor one = new StreamDescriptor().withName("x".repeat(300) + "1");
    StreamDescriptor two = new StreamDescriptor().withName("x".repeat(300) + "2");

    assertThat(JsonlSink.fileName(one)).hasSizeLessThan(255).isEqualTo(JsonlSink.fileName(one));
    assertThat(JsonlSink.fileName(one)).isNotEqualTo(JsonlSink.fileName(two));
  }

  @Test
  void null_repeats_states_and_print_shows_records() throws Exception {
    assertThat(run(parse("null:"), TWO_RECORDS, "write")).hasSize(2);
    assertThat(run(parse("print:"), TWO_RECORDS, "write")).hasSize(2);
    assertThat(people.toString(StandardCharsets.UTF_8))
        .isEqualTo("'n.a/b' {\"x\":1.10}\n'n.a/b' {\"x\":2}\n");
  }

  @Test
  void a_destination_fails_at_a_line_that_is_none() throws Exception {
    List<String> printed = run(parse("null:"), "hello\n", "write");
    assertThat(printed.get(0)).contains("\"type\":\"ERROR\"", "it is no JSON object");
    assertThat(printed.get(1)).isEqualTo("1");
  }

  @Test
  void a_destination_is_no_source_and_says_so() throws Exception {
    assertThat(run(parse("null:"), "", "discover").get(0)).contains("no command 'discover'");
  }

  @Test
  void built_ins_answer_spec_and_check() throws Exception {
    var spec = calls.spec(parse("jsonl:stored"));
    assertThat(spec.getSupportedDestinationSyncModes()).hasSize(1);
    assertThat(calls.check(parse("jsonl:stored"), config, spec).value().getStatus())
        .isEqualTo(Status.SUCCEEDED);
    file("blocked", "");
    assertThat(calls.check(parse("jsonl:blocked/x"), config, spec).value().getMessage())
        .contains("cannot be made");
    assertThat(calls.check(parse("replay:none"), config, spec).value().getStatus())
        .isEqualTo(Status.FAILED);
  }

  @Test
  void replay_prints_its_file_byte_for_byte_and_offers_its_streams() throws Exception {
    file("log", TWO_RECORDS + "odd\r\n{'half");
    Connector replay = parse("replay:log");
    assertThat(String.join("\n", run(replay, "", "read")))
        .isEqualTo((TWO_RECORDS + "odd\r\n{'half0").replace('\'', '"').replace("\r", ""));
    AirbyteStream stream =
        calls.discover(replay, config, calls.spec(replay)).value().getStreams().get(0);
    assertThat(stream.getName()).isEqualTo("a/b");
    assertThat(stream.getNamespace()).isEqualTo("n");
    assertThat(stream.getJsonSchema().at("/properties/x/type").toString())
        .isEqualTo("[\"null\",\"number\"]");
  }

  @Test
  void replay_answers_with_the_catalog_and_the_specification_of_its_file() throws Exception {
    file(
        "log",
        """
        {'type':'SPEC','spec':{'protocol_version':'0.5.0','connectionSpecification':{'x':1}}}
        {'type':'CATALOG','catalog':{'streams':[{'name':'told','json_schema':{}}]}}
        """);
    Connector replay = parse("replay:log");
    assertThat(calls.spec(replay).getConnectionSpecification().toString()).isEqualTo("{\"x\":1}");
    assertThat(
            calls
                .discover(replay, config, calls.spec(replay))
                .value()
                .getStreams()
                .get(0)
                .getName())
        .isEqualTo("told");
  }

  private List<String> clear(String state, String... arguments) throws Exception {
    String stream = "{'stream':{'name':'%s','json_schema':{},'supported_sync_modes':[]}}";
    Path catalog =
        file(
            "catalog",
            "{'streams':[" + String.format(stream, "a") + "," + String.format(stream, "b") + "]}");
    Path saved = file("state", state);
    List<String> line =
        new java.util.ArrayList<>(
            List.of("read", "--catalog", catalog.toString(), "--state", saved.toString()));
    line.addAll(List.of(arguments));
    return run(parse("clear:"), "", line.toArray(String[]::new));
  }

  /** P20. */
  @Test
  void clear_starts_and_completes_every_stream_with_a_null_state_between() throws Exception {
    List<String> printed = clear("[]");
    assertThat(printed).hasSize(7);
    assertThat(printed.get(0)).contains("STARTED");
    assertThat(printed.get(2))
        .isEqualTo(
            "{'type':'STATE','state':{'type':'STREAM','state_type':'STREAM','stream':{'stream_descriptor':{'name':'a'}}}}"
                .replace('\'', '"'));
    assertThat(printed.get(5)).contains("COMPLETE");
    assertThat(printed.get(6)).isEqualTo("0");
  }

  /** P20. */
  @Test
  void clear_keeps_the_shared_state_as_long_as_a_stream_stays() throws Exception {
    String global = "[{'type':'GLOBAL','global':{'shared_state':{'lsn':1},'stream_states':[%s]}}]";
    String a = "{'stream_descriptor':{'name':'a'},'stream_state':{'x':1}}";
    String other = "{'stream_descriptor':{'name':'c'},'stream_state':{'x':1}}";
    assertThat(clear(String.format(global, a + "," + other)).get(2))
        .contains("\"shared_state\":{\"lsn\":1}", "\"stream_state\":{\"x\":1}");
    assertThat(clear(String.format(global, a)).get(2))
        .doesNotContain("shared_state", "stream_state\"");
  }

  /** P20. */
  @Test
  void a_part_of_a_legacy_state_cannot_be_cleared() throws Exception {
    assertThat(clear("{'cursor':1}").get(2)).contains("\"data\":{}");
    Path some = file("config", "{'all':false}");
    List<String> printed = clear("{'cursor':1}", "--config", some.toString());
    assertThat(printed.get(0)).contains("a part of it cannot be cleared", "config_error");
    assertThat(printed.get(1)).isEqualTo("1");
  }

  @Test
  void slow_takes_its_time_and_loses_nothing() throws Exception {
    long began = System.nanoTime();
    assertThat(run(parse("slow:4k:exec:sh -c cat"), "x".repeat(2_000), "write").get(0))
        .isEqualTo("x".repeat(2_000) + "0");
    assertThat(System.nanoTime() - began).isGreaterThan(400_000_000L);
  }

  /** The same seed ends the same run at the same byte; other seeds and runs end elsewhere. */
  @Test
  void chaos_kills_at_places_that_the_seed_decides() {
    assertThat(survived("chaos:7:exec:sh -c cat")).isEqualTo(survived("chaos:7:exec:sh -c cat"));
    assertThat(
            IntStream.range(0, 8).mapToObj(seed -> survived("chaos:" + seed + ":exec:sh -c cat")))
        .hasSizeGreaterThan(3)
        .doesNotHaveDuplicates();
  }

  /** How many bytes came back in each of four runs of {@code cat}. */
  private List<Integer> survived(String reference) {
    Connector connector = parse(reference);
    return IntStream.range(0, 4).mapToObj(run -> echoed(connector)).toList();
  }

  private static int echoed(Connector connector) {
    try (ConnectorRun run = connector.start(List.of("write"))) {
      Thread feeder =
          new Thread(
              () -> {
                try (var input = run.input()) {
                  input.write(new byte[1 << 20]);
                } catch (IOException e) {
                  // that is the point
                }
              },
              "feeder");
      feeder.start();
      int count = run.output().readAllBytes().length;
      feeder.join();
      return count;
    } catch (IOException | InterruptedException e) {
      return -1;
    }
  }
}
