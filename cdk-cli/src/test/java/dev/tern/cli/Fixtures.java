package dev.tern.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;

/** The connectors and settings that tests of {@code cdk test} use. */
final class Fixtures {

  private Fixtures() {}

  static Path file(String name) {
    try {
      return Path.of(
          Objects.requireNonNull(Fixtures.class.getResource("/conformance/" + name)).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Copies some into a folder. */
  static void copy(Path folder, String... names) throws IOException {
    for (String name : names) {
      Files.copy(file(name), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** The rules of a report with an outcome. */
  static List<String> rules(JsonNode report, String outcome) {
    return StreamSupport.stream(report.path("findings").spliterator(), false)
        .filter(finding -> finding.path("outcome").asText().equals(outcome))
        .map(finding -> finding.at("/rule/id").asText(finding.path("rule").asText()))
        .toList();
  }
}
