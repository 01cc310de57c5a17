package dev.tern.testkit.report;

import dev.tern.testkit.rule.Finding;
import dev.tern.testkit.rule.Outcome;
import dev.tern.testkit.rule.Report;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/**
 * A report as one HTML page. It loads nothing, forbids itself to, and runs no script but its own
 * search box; reading and filtering work without.
 */
final class HtmlReport implements ReportWriter {

  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT);

  @Override
  public void write(Report report, Writer out) throws IOException {
    Markup page = new Markup();
    page.open("html", "lang", "en");
    writeHead(report, page);
    page.open("body");
    Tally tally = Tally.of(report);
    page.open("header");
    writeTitle(report, page);
    writeTiles(tally, page);
    page.close().open("main");
    writeFailures(tally, page);
    RuleCards.write(report, page);
    RunCards.write(report.runs(), page);
    page.close();
    page.leaf("footer", "Written by Tern. This page loads nothing from elsewhere.");
    page.open("script").raw(resource("report.js")).close();
    page.close().close();
    out.write(page.finish());
  }

  private static void writeHead(Report report, Markup page) throws IOException {
    String style = resource("report.css");
    String policy =
        "default-src 'none'; base-uri 'none'; form-action 'none'; style-src '%s'; script-src '%s'"
            .formatted(digest(style), digest(resource("report.js")));
    page.open("head");
    page.only("meta", "charset", "utf-8");
    page.only("meta", "http-equiv", "Content-Security-Policy", "content", policy);
    page.only("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    page.only("meta", "name", "color-scheme", "content", "light dark");
    page.leaf("title", Wording.connector(report) + ": " + Tally.of(report).sentence());
    page.open("style").raw(style).close();
    page.close();
  }

  private static void writeTitle(Report report, Markup page) {
    String verdict = report.passed() ? "passed" : "failed";
    page.open("div", "class", "title");
    page.leaf("h1", Wording.connector(report));
    page.leaf("span", verdict, "class", "verdict " + verdict);
    page.close();
    page.leaf(
        "p",
        "A %s, judged by %s · %s · %s · %s"
            .formatted(
                Wording.of(report.subject()),
                Wording.of(report.profile()),
                MINUTES.format(report.started().atOffset(ZoneOffset.UTC)),
                Wording.of(report.took()),
                Wording.counted(report.runs().size(), "run")),
        "class",
        "about");
  }

  /** The counts, each a switch for the rules it counts. */
  private static void writeTiles(Tally tally, Markup page) {
    int all = Tally.ORDER.stream().mapToInt(tally::count).sum();
    page.open("svg", "class", "bar", "viewBox", "0 0 1000 10", "preserveAspectRatio", "none");
    double left = 0;
    for (Outcome outcome : Tally.ORDER) {
      double width = all == 0 ? 0 : 1000.0 * tally.count(outcome) / all;
      Shapes.box(page, "fill-" + Tally.word(outcome), left, 0, width, 10);
      left += width;
    }
    page.close();
    page.open("div", "class", "tiles", "role", "group", "aria-label", "Rules to show");
    for (Outcome outcome : Tally.ORDER) {
      String word = Tally.word(outcome);
      page.open("label", "class", "tile " + word);
      page.only("input", "type", "checkbox", "id", "show-" + word, "checked", "");
      page.leaf("b", Integer.toString(tally.count(outcome)));
      page.leaf("span", word);
      page.close();
    }
    page.close();
  }

  private static void writeFailures(Tally tally, Markup page) {
    List<Finding> failed = tally.of(Outcome.FAILED);
    if (failed.isEmpty()) {
      return;
    }
    page.open("section", "class", "failures");
    page.leaf("h2", "What failed");
    page.open("ol");
    for (Finding finding : failed) {
      page.open("li");
      page.leaf(
          "a", finding.rule().id(), "href", "#" + RuleCards.anchor(finding), "class", "rule-id");
      page.text(" " + finding.message());
      page.close();
    }
    page.close().close();
  }

  private static String digest(String content) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      byte[] hash = sha.digest(content.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("The jar of the test kit lacks " + name + ".");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
