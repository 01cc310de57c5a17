package dev.tern.testkit.junit;

import dev.tern.testkit.destination.DestinationChecks;
import dev.tern.testkit.destination.DestinationSubject;
import dev.tern.testkit.destination.DestinationTrials;
import dev.tern.testkit.rule.Finding;
import dev.tern.testkit.rule.Finding.Evidence;
import dev.tern.testkit.rule.Profile;
import dev.tern.testkit.suite.Examination;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.opentest4j.TestAbortedException;

/**
 * The rules of a destination as tests, one for each rule, by the word of the protocol document and
 * by that of the platform.
 *
 * <p>A broken MUST fails, a broken SHOULD passes and is named so, and a rule that was not tried is
 * aborted with the reason.
 */
public abstract class DestinationConformance implements DestinationSubject {

  /** For subclasses. */
  protected DestinationConformance() {}

  /** Whether a broken SHOULD fails, too. */
  protected boolean strict() {
    return false;
  }

  /** All rules, by either word. */
  @TestFactory
  final Stream<DynamicContainer> rules() throws Exception {
    try (DestinationTrials trials = new DestinationTrials(this)) {
      Examination seen = DestinationChecks.examine(trials, DestinationChecks.suite());
      UnaryOperator<String> mask = trials.mask();
      return Stream.of(Profile.values()).map(profile -> container(seen, profile, mask));
    }
  }

  private DynamicContainer container(
      Examination seen, Profile profile, UnaryOperator<String> mask) {
    return DynamicContainer.dynamicContainer(
        profile.name().toLowerCase(Locale.ROOT),
        seen.report(profile, mask).findings().stream().map(this::test));
  }

  private DynamicTest test(Finding finding) {
    String name = finding.rule().id() + " " + finding.rule().sentence();
    return switch (finding.outcome()) {
      case PASSED -> DynamicTest.dynamicTest(name, () -> {});
      case FAILED -> DynamicTest.dynamicTest(name, () -> fail(finding));
      case WARNED ->
          DynamicTest.dynamicTest(
              name + " [should be, and is not: " + finding.message() + "]",
              () -> {
                if (strict()) {
                  fail(finding);
                }
              });
      case SKIPPED, UNTESTED ->
          DynamicTest.dynamicTest(
              name,
              () -> {
                throw new TestAbortedException(finding.message());
              });
    };
  }

  private static void fail(Finding finding) {
    StringBuilder text = new StringBuilder(finding.rule().id()).append(": ");
    text.append(finding.message()).append("\n").append(finding.rule().remedy());
    for (Evidence line : finding.evidence()) {
      text.append("\n").append(line.where()).append(", line ").append(line.line());
      text.append(": ").append(line.text());
    }
    throw new AssertionError(text.toString());
  }
}
