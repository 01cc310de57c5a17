package dev.tern.cdk.source;

import java.util.List;
import java.util.Optional;

/**
 * How a stream of the usual door deals with its cursor.
 *
 * @param any whether the user may choose any cursor
 * @param choices the cursors there are to choose from otherwise
 * @param sorted whether records come in ascending order of the cursor
 * @param every records between two checkpoints; empty for the kit's own cadence
 * @param lookback how far below the saved cursor to read again
 */
record CursorPolicy(
    boolean any,
    List<List<String>> choices,
    boolean sorted,
    Optional<Long> every,
    Optional<Lookback> lookback) {

  CursorPolicy {
    choices = List.copyOf(choices);
  }

  /**
   * Refuses what contradicts itself.
   *
   * @param incremental whether the stream has any cursor
   */
  void requireSound(SoundDeclaration sound, boolean incremental) {
    sound.require(
        every.orElse(1L) > 0, "checkpoints every 0 records. Give checkpointEvery at least 1");
    sound.require(
        !sorted || incremental,
        "is sorted but has no cursor. Call cursor(...), or remove .sorted()");
    sound.require(
        lookback.isEmpty() || incremental, "looks back but has no cursor. Call cursor(...)");
    sound.require(
        lookback.map(window -> window.amount().signum() >= 0).orElse(true),
        "looks back by less than nothing, which would leave records out. Give lookback at least 0");
  }

  boolean allows(List<String> cursor) {
    return any || choices.contains(cursor);
  }
}
