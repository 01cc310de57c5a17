package dev.tern.testkit.suite;

import java.util.List;
import java.util.Set;

/** A judge that sleeps. */
final class NoSitting implements TranscriptJudge.Sitting {

  @Override
  public void output(byte[] line) {}

  @Override
  public void input(byte[] bytes, int offset, int length) {}

  @Override
  public void errors(byte[] text) {}

  @Override
  public Verdict close(Ending ending, int exitCode) {
    return new Verdict(List.of(), Set.of());
  }
}
