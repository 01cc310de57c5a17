package dev.tern.testkit.connector;

import dev.tern.testkit.lint.Linter;
import dev.tern.testkit.rule.Finding;
import dev.tern.testkit.suite.Ending;
import dev.tern.testkit.suite.TranscriptJudge.Sitting;
import dev.tern.testkit.suite.Verdict;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** The judge of a run that may break any rule but the one about secrets. */
final class SecretSitting implements Sitting {

  private static final String RULE = "ENV-19";

  private final Linter linter;

  SecretSitting(Linter linter) {
    this.linter = linter;
  }

  @Override
  public void output(byte[] line) {
    linter.output(line, 0, line.length);
  }

  @Override
  public void input(byte[] bytes, int offset, int length) {
    // what it is sent is no output
  }

  @Override
  public void errors(byte[] text) {
    linter.errors(text, 0, text.length);
  }

  @Override
  public Verdict close(Ending ending, int exitCode) {
    linter.end(ending == Ending.ENDED ? OptionalInt.of(exitCode) : OptionalInt.empty());
    List<Finding> shown =
        linter.findings().stream().filter(finding -> finding.rule().id().equals(RULE)).toList();
    return new Verdict(shown, linter.judged().contains(RULE) ? Set.of(RULE) : Set.of());
  }
}
