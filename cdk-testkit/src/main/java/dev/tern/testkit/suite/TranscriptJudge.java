package dev.tern.testkit.suite;

import dev.tern.testkit.rule.Profile;

/** Judges what a connector prints, line by line while it runs, whatever it was started for. */
public interface TranscriptJudge {

  /** Begins with a run, of which some rules are not to be told when the trial is not judged. */
  Sitting open(Trial trial, Profile profile);

  /** One that judges nothing. */
  static TranscriptJudge none() {
    return (trial, profile) -> new NoSitting();
  }

  /** What is seen of one run. Its input may be told by another thread. */
  interface Sitting {

    /**
     * Takes the next line of stdout.
     *
     * @param line with its end, if it has one
     */
    void output(byte[] line);

    /** Takes what is sent to its stdin, before it is sent. */
    void input(byte[] bytes, int offset, int length);

    /** Takes all of its stderr. */
    void errors(byte[] text);

    /** The judgement, when the run is over. */
    Verdict close(Ending ending, int exitCode);
  }
}
