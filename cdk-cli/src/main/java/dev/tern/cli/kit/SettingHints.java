package dev.tern.cli.kit;

import dev.tern.testkit.rule.Finding;
import dev.tern.testkit.rule.Report;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What to write so that more can be tried: a setting, where the kit says a method. */
final class SettingHints {
  private static final Pattern METHOD = Pattern.compile("Override (\\w+)\\(\\)");
  private static final Pattern PLACE = Pattern.compile("\\bin (\\w+)\\(\\)");
  private static final Pattern FEATURE = Pattern.compile("Add Feature\\.(\\w+) to features\\(\\)");
  private static final Pattern HUMP = Pattern.compile("(?=\\p{Lu})");

  private SettingHints() {}

  static Report in(Report report) {
    return new Report(
        report.connector(),
        report.subject(),
        report.profile(),
        report.started(),
        report.took(),
        report.findings().stream().map(SettingHints::in).toList(),
        report.runs());
  }

  private static Finding in(Finding finding) {
    String message = in(finding.message());
    return new Finding(
        finding.rule(), finding.outcome(), message, finding.evidence(), finding.took());
  }

  static String in(String text) {
    String hinted = METHOD.matcher(text).replaceAll(SettingHints::hint);
    hinted = PLACE.matcher(hinted).replaceAll(SettingHints::place);
    return FEATURE.matcher(hinted).replaceAll(SettingHints::feature);
  }

  private static String feature(MatchResult feature) {
    return "Add " + feature.group(1).toLowerCase(Locale.ROOT) + " to the setting 'features'";
  }

  private static String hint(MatchResult method) {
    String text =
        setting(method.group(1))
            .map(word -> "Say it with the setting '" + word + "'")
            .orElse(method.group() + " in a test class");
    return Matcher.quoteReplacement(text);
  }

  private static String place(MatchResult method) {
    String text =
        setting(method.group(1))
            .map(word -> "in the setting '" + word + "'")
            .orElse(method.group());
    return Matcher.quoteReplacement(text);
  }

  private static Optional<String> setting(String method) {
    String word =
        method.equals("configWithWorkers")
            ? SettingKey.WORKERS_OPTION.word()
            : HUMP.matcher(method).replaceAll("_").toLowerCase(Locale.ROOT);
    return Optional.of(word).filter(SettingKey.names()::contains);
  }
}
