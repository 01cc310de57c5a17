package dev.tern.testkit.suite;

import dev.tern.testkit.rule.Profile;

/** Judges what a connector prints, line by line while it runs, whatever it was started for. */
public interface TranscriptJudge {

  /** Begins with a run. */
  Sitting open(Trial trial, Profile profile);

  /** One that judges nothing. */
  static TranscriptJudge none() {
    return new NoJudge();
  }

  /** What is seen of one run. For one thread. */
  interface Sitting {

    /** Takes the next line, without its end. */
    void line(byte[] line);

    /** The judgement, when the run is over. */
    Verdict close(Ending ending, int exitCode);
  }
}
