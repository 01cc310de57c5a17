package dev.tern.testkit.rule;

import dev.tern.testkit.lint.Linter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The page of documentation that lists the catalogue. */
final class RulesPage {

  private static final String HEAD =
      """
      # The rules

      What the conformance kit holds a connector to, %d rules. This page is made from the catalogue
      (`cdk-testkit/src/main/resources/dev/tern/testkit/rule/rules.yaml`); a test keeps the two equal.

      A rule has a level. **Protocol must**: the protocol document demands it, and breaking it fails by either profile.
      **Platform must**: the platform that runs today breaks without it; it fails by the profile `PLATFORM`, and warns by
      the profile `PROTOCOL`. **Should**: good connectors do it; breaking it warns.

      Some rules can be seen in what a connector prints: the *linter* sees them in any transcript. Others take a *trial*: the
      suites run the connector, kill it, feed it, and look at what it did. A few no test can tell; they say why.

      | Group | About | Rules |
      |---|---|---|
      """;

  private static final Map<String, String> GROUPS = new LinkedHashMap<>();

  static {
    GROUPS.put("ENV", "The process and its messages");
    GROUPS.put("CMD", "spec, check and discover");
    GROUPS.put("READ", "Sources: read");
    GROUPS.put("WRITE", "Destinations: write");
    GROUPS.put("TYPE", "Data types");
    GROUPS.put("ANY", "Every connector, tried");
    GROUPS.put("SRC", "Sources, tried");
    GROUPS.put("DST", "Destinations, tried");
    GROUPS.put("LINT-SPEC", "Lint of specifications");
    GROUPS.put("LINT-CAT", "Lint of catalogs");
  }

  private RulesPage() {}

  /** All of it. */
  static String text() {
    Map<String, List<Rule>> rules =
        Rules.all().stream()
            .collect(
                Collectors.groupingBy(RulesPage::group, LinkedHashMap::new, Collectors.toList()));
    StringBuilder page = new StringBuilder(HEAD.replace("%d", String.valueOf(Rules.all().size())));
    rules.forEach((group, members) -> page.append(line(group, members)));
    rules.forEach((group, members) -> page.append(section(group, members)));
    return page.toString();
  }

  private static String group(Rule rule) {
    return rule.id().substring(0, rule.id().lastIndexOf('-'));
  }

  private static String line(String group, List<Rule> rules) {
    String about = GROUPS.get(group);
    return String.format(
        "| %s-1 … %s | %s | %d |%n", group, rules.get(rules.size() - 1).id(), about, rules.size());
  }

  private static String section(String group, List<Rule> rules) {
    return rules.stream()
        .map(RulesPage::rule)
        .collect(Collectors.joining("", "\n## " + GROUPS.get(group) + "\n", ""));
  }

  private static String rule(Rule rule) {
    return String.format(
        """

        ### %s

        **%s**

        %s · %s · %s

        - *Otherwise:* %s
        - *When it fails:* %s
        - *Source:* %s.
        """,
        rule.id(),
        rule.sentence(),
        level(rule.level()),
        subject(rule.subject()),
        seen(rule),
        rule.intent(),
        rule.remedy(),
        rule.source());
  }

  private static String level(Level level) {
    return switch (level) {
      case PROTOCOL_MUST -> "Protocol must";
      case PLATFORM_MUST -> "Platform must";
      case SHOULD -> "Should";
    };
  }

  private static String subject(Subject subject) {
    return switch (subject) {
      case CONNECTOR -> "every connector";
      case SOURCE -> "sources";
      case DESTINATION -> "destinations";
    };
  }

  private static String seen(Rule rule) {
    return rule.untested()
        .map(why -> "no test: " + why)
        .orElse(Linter.rules().contains(rule.id()) ? "seen by the linter" : "seen by a trial");
  }
}
