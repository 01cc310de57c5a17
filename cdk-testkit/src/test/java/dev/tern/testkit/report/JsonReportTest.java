package dev.tern.testkit.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.testkit.rule.Report;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report for other programs. */
class JsonReportTest {

  @Test
  void it_fits_its_schema() throws Exception {
    PublishedSchema schema = PublishedSchema.ofResource("report.schema.json");

    assertThat(schema.complaints(json(SampleReports.whole()))).isEmpty();
    assertThat(schema.complaints(json(SampleReports.clean()))).isEmpty();
  }

  @Test
  void a_report_of_another_shape_does_not_fit() throws Exception {
    JsonNode bare = ProtocolJson.mapper().readTree("{\"version\":1}");

    assertThat(PublishedSchema.ofResource("report.schema.json").complaints(bare)).isNotEmpty();
  }

  @Test
  void it_holds_all_that_is_known() throws Exception {
    JsonNode json = json(SampleReports.whole());

    assertThat(json.path("counts").toString())
        .isEqualTo("{\"failed\":1,\"warned\":1,\"passed\":3,\"skipped\":1,\"untested\":1}");
    assertThat(json.at("/findings/5/rule").asText()).isEqualTo("READ-14");
    assertThat(json.at("/findings/5/evidence/0/line").asInt()).isEqualTo(41);
    assertThat(json.at("/findings/6/untested").asText()).isEqualTo("Only the platform could tell.");
    assertThat(json.at("/runs/1/exit_code").asInt()).isEqualTo(143);
    assertThat(json.at("/runs/1/marks/1/kind").asText()).isEqualTo("STATE");
  }

  @Property(tries = 200)
  void texts_arrive_as_they_were(@ForAll String text) throws Exception {
    assertThat(json(SampleReports.ofText(text)).at("/findings/0/message").asText()).isEqualTo(text);
  }

  @Test
  void a_file_is_written_in_utf8(@TempDir Path folder) {
    Path file = folder.resolve("report.json");

    ReportWriter.json().write(SampleReports.ofText("Zoë"), file);

    assertThat(file).content(StandardCharsets.UTF_8).contains("\"Zoë\"");
  }

  private static JsonNode json(Report report) throws Exception {
    return ProtocolJson.mapper().readTree(ReportWriter.json().format(report));
  }
}
