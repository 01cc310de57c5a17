package dev.tern.testkit.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.cdk.spec.SecretMask;
import dev.tern.testkit.rule.Finding;
import dev.tern.testkit.rule.Report;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No report shows a secret of the configuration. */
class MaskedReportTest {

  private static final String CANARY = "c4nary-7f3a";

  static Stream<ReportWriter> formats() {
    return Stream.of(
        ReportWriter.console(),
        ReportWriter.colouredConsole(),
        ReportWriter.junitXml(),
        ReportWriter.json(),
        ReportWriter.sarif(),
        ReportWriter.html());
  }

  @ParameterizedTest
  @MethodSource("formats")
  void a_secret_is_in_no_format(ReportWriter format) throws Exception {
    JsonNode spec =
        ProtocolJson.mapper()
            .readTree("{\"properties\":{\"key\":{\"type\":\"string\",\"airbyte_secret\":true}}}");
    JsonNode config = ProtocolJson.mapper().createObjectNode().put("key", CANARY);
    Report open = withoutRuleTexts("key is " + CANARY);

    Report masked = MaskedReport.of(open, SecretMask.of(spec, config));

    assertThat(format.format(open)).contains(CANARY);
    assertThat(format.format(masked)).doesNotContain(CANARY).contains("****");
  }

  /** Rules are ours and hold no secrets. */
  private static Report withoutRuleTexts(String text) {
    Report all = SampleReports.ofText(text);
    return new Report(
        all.connector(),
        all.subject(),
        all.profile(),
        all.started(),
        all.took(),
        all.findings().stream()
            .map(
                finding ->
                    new Finding(
                        SampleReports.rule("A-1", finding.rule().level(), "Something."),
                        finding.outcome(),
                        finding.message(),
                        finding.evidence()))
            .toList(),
        all.runs());
  }
}
