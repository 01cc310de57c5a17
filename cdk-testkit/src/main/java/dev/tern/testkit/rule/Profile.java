package dev.tern.testkit.rule;

/** By whose word a connector is judged. */
public enum Profile {
  /** The protocol document. */
  PROTOCOL,
  /** The platform as it runs today. */
  PLATFORM;

  /**
   * What becomes of a broken rule: what the document demands fails for both, what only the platform
   * demands fails for the platform, and the rest warns.
   */
  public Outcome whenBroken(Level level) {
    return switch (level) {
      case PROTOCOL_MUST -> Outcome.FAILED;
      case PLATFORM_MUST -> this == PLATFORM ? Outcome.FAILED : Outcome.WARNED;
      case SHOULD -> Outcome.WARNED;
    };
  }
}
