package dev.tern.worker.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.error.SystemException;
import dev.tern.cdk.error.TransientException;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.protocol.AirbyteConnectionStatus.Status;
import dev.tern.protocol.AirbyteLogMessage;
import dev.tern.protocol.ConnectorSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** P21, CMD-8. */
@Timeout(60)
final class ConnectorCallsTest {

  private static final String CATALOG =
      "{'type':'CATALOG','catalog':{'streams':[{'name':'%s','json_schema':{}}]}}";

  @TempDir private Path folder;

  private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
  private final ConnectorCalls calls = new ConnectorCalls(Duration.ofSeconds(30), this::log);
  private final ObjectNode config = ProtocolJson.mapper().createObjectNode().put("key", "canary-1");
  private final ConnectorSpecification spec = new ConnectorSpecification();

  ConnectorCallsTest() throws IOException {
    spec.setConnectionSpecification(
        ProtocolJson.mapper()
            .readTree("{\"properties\":{\"key\":{\"type\":\"string\",\"airbyte_secret\":true}}}"));
  }

  private void log(AirbyteLogMessage line) {
    lines.add(line.getLevel() + " " + line.getMessage());
  }

  /** A program that prints lines, then does something. */
  private Connector printing(String end, String... printed) throws IOException {
    Path output = Files.createTempFile(folder, "output", "");
    Files.writeString(output, String.join("\n", printed).replace('\'', '"') + "\n");
    Path script = Files.createTempFile(folder, "script", ".sh");
    Files.writeString(script, "cat " + output + "\n" + end + "\n");
    return new ProcessConnector("exec:it", List.of("sh", script.toString()));
  }

  @Test
  void the_first_answer_wins_whatever_the_exit_code() throws Exception {
    Connector connector =
        printing("exit 3", String.format(CATALOG, "a"), String.format(CATALOG, "b"));
    assertThat(calls.discover(connector, config, spec).value().getStreams().get(0).getName())
        .isEqualTo("a");
  }

  @Test
  void a_check_that_fails_is_an_answer() throws Exception {
    Connector connector =
        printing(
            "echo on stderr canary-1 >&2",
            "garbage",
            "{'type':'LOG','log':{'level':'INFO','message':'with canary-1'}}",
            "{'type':'CONTROL','control':{'type':'CONNECTOR_CONFIG','emitted_at':1,"
                + "'connectorConfig':{'config':{'key':'fresh'}}}}",
            "{'type':'CONNECTION_STATUS','connectionStatus':{'status':'FAILED','message':"
                + "'wrong canary-1'}}");
    var answer = calls.check(connector, config, spec);
    assertThat(answer.value().getStatus()).isEqualTo(Status.FAILED);
    assertThat(answer.value().getMessage()).isEqualTo("wrong **********");
    assertThat(answer.config())
        .hasValueSatisfying(fresh -> assertThat(fresh.toString()).contains("fresh"));
    assertThat(lines)
        .containsExactlyInAnyOrder(
            "WARN Line 1 is no message and is dropped: garbage",
            "INFO with **********",
            "ERROR on stderr **********");
  }

  @Test
  void an_error_trace_fails_the_call_the_way_it_says() throws Exception {
    String trace =
        "{'type':'TRACE','trace':{'type':'ERROR','emitted_at':1,'error':{'message':'no canary-1',"
            + "'failure_type':'%s'}}}";
    Connector config = printing("exit 1", String.format(trace, "config_error"));
    Connector busy = printing("exit 1", String.format(trace, "transient_error"));
    Connector broken = printing("exit 1", String.format(trace, "system_error"));
    assertFails(config, ConfigException.class, "no **********");
    assertFails(busy, TransientException.class, "no **********");
    assertFails(broken, SystemException.class, "no **********");
  }

  @Test
  void a_stream_that_is_null_is_told_of_whoever_made_it() throws Exception {
    assertFails(
        printing("", "{'type':'CATALOG','catalog':{'streams':[null]}}"),
        SystemException.class,
        "offers a stream without 'name'");
  }

  private void assertFails(Connector connector, Class<?> type, String sentence) {
    assertThatThrownBy(() -> calls.discover(connector, config, spec))
        .isInstanceOf(type)
        .hasMessageContaining(sentence);
  }

  /** CMD-8. */
  @Test
  void an_end_without_an_answer_is_a_failure() throws Exception {
    assertFails(printing("exit 0"), SystemException.class, "ended well without an answer");
    assertFails(
        printing("exit 5"), SystemException.class, "ended with exit code 5 without an answer");
  }

  @Test
  void the_last_words_say_why_there_is_no_answer() throws Exception {
    assertFails(
        printing("echo 'Error: \033[31mno module' >&2; echo '   at a' >&2; echo >&2; exit 3"),
        SystemException.class,
        "ended with exit code 3 without an answer to 'discover': Error:  [31mno module");
  }

  @Test
  void an_answer_that_cannot_be_worked_with_is_told_in_a_sentence() throws Exception {
    for (String options : List.of("", "'connectionSpecification':5")) {
      Connector connector = printing("", "{'type':'SPEC','spec':{" + options + "}}");
      assertThatThrownBy(() -> calls.spec(connector))
          .isInstanceOf(SystemException.class)
          .hasMessageContaining("without the object 'connectionSpecification': tell who made it.");
    }
    String twice = "{'name':'a','json_schema':{}},{'name':'a','json_schema':{}}";
    assertFails(offering(twice), SystemException.class, "offers the stream 'a' twice");
    assertFails(offering("{'name':'a'}"), SystemException.class, "without 'json_schema'");
    assertFails(offering("{'json_schema':{}}"), SystemException.class, "without 'name'");
  }

  private Connector offering(String streams) throws IOException {
    return printing("", "{'type':'CATALOG','catalog':{'streams':[" + streams + "]}}");
  }

  @Test
  void a_connector_that_does_not_answer_in_time_is_killed() throws Exception {
    ConnectorCalls hasty = new ConnectorCalls(Duration.ofMillis(300), this::log);
    Connector connector = printing("exec sleep 300");
    assertThatThrownBy(() -> hasty.spec(connector))
        .isInstanceOf(TransientException.class)
        .hasMessageContaining("did not answer 'spec' within");
  }

  /** P21. */
  @Test
  void another_major_version_of_the_protocol_is_refused() throws Exception {
    String line = "{'type':'SPEC','spec':{'protocol_version':'%s','connectionSpecification':{}}}";
    assertThatThrownBy(() -> calls.spec(printing("", String.format(line, "1.0.0"))))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("speaks protocol 1.0.0");
    assertThat(calls.spec(printing("", String.format(line, "0.18.0"))).getProtocolVersion())
        .isEqualTo("0.18.0");
    assertThat(calls.spec(printing("", line.replace("'protocol_version':'%s',", "")))).isNotNull();
  }

  @Test
  void the_configuration_is_a_private_file_that_is_gone_afterwards() throws Exception {
    Path seen = folder.resolve("seen");
    Connector connector =
        new ProcessConnector(
            "exec:it", List.of("sh", "-c", "ls -l $3 > " + seen + "; cat $3 >> " + seen, "check"));
    assertThatThrownBy(() -> calls.check(connector, config, spec));
    List<String> found = Files.readAllLines(seen);
    assertThat(found.get(0)).startsWith("-rw-------");
    assertThat(found.get(1)).contains("canary-1");
    String path = found.get(0).substring(found.get(0).indexOf('/'));
    assertThat(Path.of(path)).doesNotExist();
    assertThat(Path.of(path).getParent()).doesNotExist();
  }
}
