package dev.tern.testkit.suite;

import dev.tern.testkit.rule.Profile;
import java.util.List;
import java.util.Set;

/** A judge for those who want the checks alone. */
final class NoJudge implements TranscriptJudge {

  @Override
  public Sitting open(Trial trial, Profile profile) {
    return new Sitting() {
      @Override
      public void line(byte[] line) {}

      @Override
      public Verdict close(Ending ending, int exitCode) {
        return new Verdict(List.of(), Set.of());
      }
    };
  }
}
