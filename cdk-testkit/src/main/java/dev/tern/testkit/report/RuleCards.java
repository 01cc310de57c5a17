package dev.tern.testkit.report;

import dev.tern.testkit.rule.Finding;
import dev.tern.testkit.rule.Finding.Evidence;
import dev.tern.testkit.rule.Outcome;
import dev.tern.testkit.rule.Report;
import dev.tern.testkit.rule.Rule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The part of the page that goes rule by rule; each opens, what is wrong is open. */
final class RuleCards {

  private RuleCards() {}

  static void write(Report report, Markup page) {
    page.open("section", "id", "rules");
    page.open("div", "class", "section-head");
    page.leaf("h2", "Rule by rule");
    page.only(
        "input",
        "id",
        "search",
        "type",
        "search",
        "placeholder",
        "Search rules and evidence",
        "aria-label",
        "Search rules and evidence",
        "hidden",
        "");
    page.close();
    families(report)
        .forEach(
            (family, findings) -> {
              page.open("div", "class", "family");
              page.leaf("h3", family);
              findings.forEach(finding -> writeCard(finding, page));
              page.close();
            });
    page.close();
  }

  /** Where a finding is on the page. */
  static String anchor(Finding finding) {
    return "rule-" + finding.rule().id().replaceAll("[^A-Za-z0-9-]", "_");
  }

  private static Map<String, List<Finding>> families(Report report) {
    return report.findings().stream()
        .collect(
            Collectors.groupingBy(
                finding -> finding.rule().id().replaceFirst("-\\d+$", ""),
                LinkedHashMap::new,
                Collectors.toList()));
  }

  private static void writeCard(Finding finding, Markup page) {
    Rule rule = finding.rule();
    String word = Tally.word(finding.outcome());
    boolean wrong = finding.outcome() == Outcome.FAILED || finding.outcome() == Outcome.WARNED;
    if (wrong) {
      page.open("details", "class", "rule " + word, "id", anchor(finding), "open", "");
    } else {
      page.open("details", "class", "rule " + word, "id", anchor(finding));
    }
    page.open("summary");
    page.leaf("span", rule.id(), "class", "rule-id");
    page.leaf("span", rule.sentence(), "class", "sentence");
    page.leaf("span", word, "class", "pill " + word);
    page.close();
    page.open("div", "class", "body");
    writeField("Seen", finding.message(), page);
    writeEvidence(finding.evidence(), page);
    writeField("Why", rule.intent(), page);
    writeField("What to do", rule.remedy(), page);
    writeField("Level", Wording.of(rule.level()), page);
    writeField("Source", rule.source(), page);
    Optional<String> untested = rule.untested();
    untested.ifPresent(why -> writeField("Untested", why, page));
    page.close().close();
  }

  private static void writeField(String name, String text, Markup page) {
    if (text.isBlank()) {
      return;
    }
    page.open("div", "class", "field");
    page.leaf("span", name, "class", "name").leaf("p", text);
    page.close();
  }

  private static void writeEvidence(List<Evidence> evidence, Markup page) {
    if (evidence.isEmpty()) {
      return;
    }
    page.open("div", "class", "field");
    page.leaf("span", "Evidence", "class", "name");
    page.open("div", "class", "evidence");
    for (Evidence line : evidence) {
      page.open("div", "class", "line");
      page.leaf("span", Wording.place(line), "class", "where");
      page.leaf("code", line.text());
      page.close();
    }
    page.close().close();
  }
}
