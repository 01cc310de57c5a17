package dev.tern.cli.kit;

import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.spec.NearestName;
import dev.tern.testkit.rule.Finding;
import dev.tern.testkit.rule.Report;
import dev.tern.testkit.rule.Rule;
import dev.tern.testkit.rule.Rules;
import dev.tern.testkit.suite.Groundwork;
import dev.tern.testkit.suite.Suite;
import dev.tern.testkit.suite.Umbrella;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The rules that are asked about.
 *
 * @param ids in the order of the catalogue
 */
public record RulePick(Set<String> ids) {
  /** Keeps its own copy. */
  public RulePick {
    ids = Set.copyOf(ids);
  }

  /** All of them. */
  public static RulePick all() {
    return new RulePick(known().stream().collect(Collectors.toSet()));
  }

  /**
   * Some of them.
   *
   * @param patterns ids with {@code *} for any letters, and commas between them
   * @throws ConfigException when a pattern picks none
   */
  public static RulePick of(String patterns) {
    Set<String> picked = new LinkedHashSet<>();
    for (String pattern : patterns.split(",", -1)) {
      List<String> more = known().stream().filter(matching(pattern.strip())).toList();
      if (more.isEmpty()) {
        throw nothing(pattern.strip());
      }
      picked.addAll(more);
    }
    return new RulePick(picked);
  }

  private static List<String> known() {
    return Rules.all().stream().map(Rule::id).toList();
  }

  private static Predicate<String> matching(String pattern) {
    String regex =
        Arrays.stream(pattern.split("\\*", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*"));
    return Pattern.compile(regex).asMatchPredicate();
  }

  private static ConfigException nothing(String pattern) {
    String hint =
        NearestName.find(pattern, known())
            .map(near -> "Did you mean '" + near + "'?")
            .orElse("docs/rules.md lists all, such as READ-14; READ-* picks a group.");
    return new ConfigException("There is no rule '" + pattern + "'. " + hint);
  }

  /**
   * The checks that are needed: those of the rules, or all when transcripts or other rules tell
   * about some.
   */
  <S> Suite<S> of(Suite<S> suite) {
    boolean alone = suite.checked().containsAll(ids);
    return alone && Collections.disjoint(ids, Umbrella.rules()) ? suite.only(ids) : suite;
  }

  /** The same report about these rules, and about what kept them from being tried. */
  Report of(Report report) {
    return new Report(
        report.connector(),
        report.subject(),
        report.profile(),
        report.started(),
        report.took(),
        report.findings().stream().filter(it -> picks(it, report)).toList(),
        report.runs());
  }

  private boolean picks(Finding finding, Report report) {
    return ids.contains(finding.rule().id())
        || report.findings().stream()
            .filter(it -> ids.contains(it.rule().id()))
            .anyMatch(it -> Groundwork.tells(finding, it));
  }
}
