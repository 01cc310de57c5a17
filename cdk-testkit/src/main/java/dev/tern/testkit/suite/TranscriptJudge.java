package dev.tern.testkit.suite;

import dev.tern.testkit.rule.Profile;
import java.util.List;
import java.util.Set;

/** Judges what a connector prints, line by line while it runs, whatever it was started for. */
public interface TranscriptJudge {

  /** The ids of all rules it can see broken. */
  Set<String> rules();

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

    /** Says what was broken, when the run is over. */
    List<Judgement> close(Ending ending, int exitCode);
  }
}
