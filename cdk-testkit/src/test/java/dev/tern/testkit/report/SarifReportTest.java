package dev.tern.testkit.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.testkit.rule.Report;
import java.net.URI;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SARIF, by the schema that OASIS publishes. */
class SarifReportTest {

  private static final String SCHEMA = "/schema/sarif-schema-2.1.0.json";

  @Test
  void it_fits_the_published_schema() throws Exception {
    PublishedSchema schema = PublishedSchema.ofResource(SCHEMA);

    assertThat(schema.complaints(sarif(SampleReports.whole()))).isEmpty();
    assertThat(schema.complaints(sarif(SampleReports.clean()))).isEmpty();
    assertThat(schema.complaints(sarif(SampleReports.ofText("<a> ü/..\\ \u0000")))).isEmpty();
  }

  @Test
  void the_schema_would_tell_what_is_missing() throws Exception {
    JsonNode bare = ProtocolJson.mapper().readTree("{\"version\":\"2.1.0\",\"runs\":[{}]}");

    assertThat(PublishedSchema.ofResource(SCHEMA).complaints(bare)).isNotEmpty();
  }

  @Test
  void a_failure_is_an_error_at_a_line_of_the_transcript() throws Exception {
    JsonNode result = sarif(SampleReports.whole()).at("/runs/0/results/5");

    assertThat(result.path("ruleId").asText()).isEqualTo("READ-14");
    assertThat(result.path("level").asText()).isEqualTo("error");
    assertThat(result.path("kind").asText()).isEqualTo("fail");
    JsonNode place = result.at("/locations/0/physicalLocation");
    assertThat(place.at("/artifactLocation/uri").asText()).isEqualTo("transcript/read-stdout");
    assertThat(place.at("/region/startLine").asInt()).isEqualTo(41);
    assertThat(place.at("/region/snippet/text").asText()).startsWith("{\"type\":\"TRACE\"");
  }

  @Test
  void every_result_has_a_file_and_a_line_without_which_viewers_drop_it() throws Exception {
    for (JsonNode result : sarif(SampleReports.whole()).at("/runs/0/results")) {
      assertThat(result.path("locations")).isNotEmpty();
      for (JsonNode location : result.path("locations")) {
        JsonNode place = location.path("physicalLocation");
        assertThat(place.at("/artifactLocation/uri").asText()).isNotBlank();
        assertThat(place.at("/region/startLine").asInt()).isPositive();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "out.jsonl,            out.jsonl",
    "/tmp/a b/ü.jsonl,     file:///tmp/a%20b/%C3%BC.jsonl",
    "jar:build/source.jar, build/source.jar",
    "python3 main.py,      python3%20main.py",
    "docker:me/it:1,       me/it%3A1",
    "'',                   connector",
  })
  void a_connector_is_named_by_a_uri(String reference, String uri) {
    assertThat(SarifUri.ofConnector(reference)).isEqualTo(uri);
    assertThat(URI.create(uri)).isNotNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          class:com.shop.Users                              | class:com.shop.Users
          exec:/usr/bin/java -cp /home/a/x.jar:/b/y Users   | exec:java -cp … Users
          exec:/opt/jdk/bin/java -jar '/home/ada/my it.jar' | exec:java -jar 'my it.jar'
          jar:/home/ada/build/source.jar                    | jar:source.jar
          jar:build/source.jar                              | jar:build/source.jar
          docker:me/it:1                                    | docker:me/it:1
          /tmp/out.jsonl                                    | out.jsonl
          """)
  void a_result_has_one_fingerprint_on_each_machine(String connector, String name)
      throws Exception {
    JsonNode result = sarif(SampleReports.cleanOf(connector)).at("/runs/0/results/0");

    assertThat(result.at("/partialFingerprints/connectorAndRule~1v2").asText())
        .isEqualTo(name + "/ENV-1");
  }

  @Test
  void every_result_points_at_its_rule_which_helps() throws Exception {
    JsonNode run = sarif(SampleReports.whole()).at("/runs/0");

    for (JsonNode result : run.path("results")) {
      JsonNode rule = run.at("/tool/driver/rules/" + result.path("ruleIndex").asInt());
      assertThat(rule.path("id")).isEqualTo(result.path("ruleId"));
      assertThat(rule.at("/help/text").asText()).isNotBlank();
    }
  }

  @Test
  void what_is_no_failure_has_no_level() throws Exception {
    JsonNode results = sarif(SampleReports.whole()).at("/runs/0/results");

    assertThat(results)
        .extracting(one -> one.path("kind").asText() + " " + one.path("level").asText())
        .containsExactly(
            "pass none",
            "pass none",
            "fail warning",
            "pass none",
            "notApplicable none",
            "fail error",
            "open none");
  }

  @Property(tries = 30)
  void places_are_uris_whatever_they_are_called(@ForAll String where) throws Exception {
    JsonNode sarif = sarif(SampleReports.ofText(where));

    assertThat(PublishedSchema.ofResource(SCHEMA).complaints(sarif)).isEmpty();
  }

  private static JsonNode sarif(Report report) throws Exception {
    return ProtocolJson.mapper().readTree(ReportWriter.sarif().format(report));
  }
}
