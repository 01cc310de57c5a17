package dev.tern.testkit.lint;

/** What was told of one stream so far, judged at every step. */
final class StreamLife {

  private final String name;
  private final Verdicts verdicts;
  private Phase phase = Phase.SILENT;
  private boolean records;
  private boolean uncovered;
  private boolean states;
  private boolean disordered;
  private boolean failed;

  StreamLife(String name, Verdicts verdicts) {
    this.name = name;
    this.verdicts = verdicts;
  }

  private enum Phase {
    SILENT,
    STARTED,
    RUNNING,
    COMPLETE,
    INCOMPLETE;

    boolean over() {
      return this == COMPLETE || this == INCOMPLETE;
    }

    /** How a stream ends in it, for people. */
    String asEnd() {
      return this == SILENT ? " ends without a status" : " ends as " + this;
    }
  }

  void record(Spot spot) {
    records = true;
    uncovered = true;
    if (phase.over()) {
      disorder(spot, "A record of " + name + " follows its " + phase);
    }
  }

  void state(Spot spot) {
    stateOfAll();
    if (phase == Phase.COMPLETE) {
      disorder(spot, "A state of " + name + " follows its COMPLETE");
    }
  }

  void stateOfAll() {
    states = true;
    uncovered = false;
  }

  void fail() {
    failed = true;
  }

  void status(String status, Spot spot) {
    verdicts.looked("READ-20");
    switch (status) {
      case "STARTED" -> step(phase == Phase.SILENT, Phase.STARTED, spot);
      case "RUNNING" -> step(phase == Phase.STARTED || phase == Phase.RUNNING, Phase.RUNNING, spot);
      case "COMPLETE" -> step(mayComplete(), Phase.COMPLETE, spot);
      case "INCOMPLETE" -> step(phase != Phase.SILENT && !phase.over(), Phase.INCOMPLETE, spot);
      default -> disordered = true; // told already
    }
  }

  /** A stream without records need not have run. */
  private boolean mayComplete() {
    return phase == Phase.RUNNING || (phase == Phase.STARTED && !records);
  }

  private void step(boolean expected, Phase next, Spot spot) {
    if (!expected) {
      String before = phase == Phase.SILENT ? "no status" : phase.name();
      disorder(spot, next + " of " + name + " follows " + before);
    }
    phase = next;
  }

  private void disorder(Spot spot, String what) {
    disordered = true;
    verdicts.broken("READ-20", spot, what);
  }

  /** Whether anything of it was read, or said to be. */
  boolean begun() {
    return records || states || phase != Phase.SILENT;
  }

  /**
   * The run ended with 0.
   *
   * @param demanded whether statuses are
   * @param failures whether anything was told to have failed
   */
  void endOfSuccess(boolean demanded, boolean failures, Spot spot) {
    boolean judged = !disordered && (demanded || phase != Phase.SILENT);
    if (judged && !failures) {
      verdicts.require(phase.over(), "READ-20", spot, name + phase.asEnd());
      verdicts.require(
          phase != Phase.INCOMPLETE || !records, // without any it may have been skipped (READ-5)
          "READ-22",
          spot,
          name + " is INCOMPLETE, and the run ends as a success");
    }
    if (phase == Phase.COMPLETE || (phase == Phase.SILENT && !failures)) {
      finalState(spot);
    }
  }

  /** The run failed. */
  void endOfFailure(boolean demanded, boolean failures, Spot spot) {
    if (phase == Phase.COMPLETE) {
      finalState(spot);
    }
    boolean judged = failures && (demanded || phase != Phase.SILENT) && !disordered;
    if (judged && (failed || phase == Phase.INCOMPLETE)) {
      verdicts.require(
          failed && phase == Phase.INCOMPLETE,
          "READ-22",
          spot,
          name
              + (failed ? " failed and" + phase.asEnd() : " is INCOMPLETE, and no ERROR names it"));
    }
  }

  private void finalState(Spot spot) {
    if (!disordered) {
      String what = states ? " has records behind its last state" : " has no state";
      verdicts.require(states && !uncovered, "READ-16", spot, name + what);
    }
  }
}
