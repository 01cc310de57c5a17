package dev.tern.cli.kit;

import dev.tern.testkit.report.ReportWriter;
import java.util.Locale;

/** A form of reports, by the word people call it. */
public enum ReportFormat {
  TEXT,
  HTML,
  JUNIT,
  JSON,
  SARIF;

  /** Its name on the command line. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What writes it. */
  ReportWriter writer() {
    return switch (this) {
      case TEXT -> ReportWriter.console();
      case HTML -> ReportWriter.html();
      case JUNIT -> ReportWriter.junitXml();
      case JSON -> ReportWriter.json();
      case SARIF -> ReportWriter.sarif();
    };
  }
}
