package dev.tern.cdk.source;

import java.util.Map;
import java.util.Optional;

/**
 * What is made of the records of one attempt to read a part: which are taken, and which position
 * covers them.
 *
 * <p>For one thread at a time.
 */
interface Track {

  /** The track of a full refresh: takes all records and knows of no position among them. */
  Track PLAIN =
      new Track() {
        @Override
        public boolean take(RecordEncoder line) {
          return true;
        }

        @Override
        public Position at(String token) {
          return Position.START.with(new Position.OpenPage(token, Optional.empty(), Map.of()));
        }

        @Override
        public Position end() {
          return Position.DONE;
        }
      };

  /**
   * Looks at the record that was encoded last.
   *
   * @return false to leave it out, because an earlier sync sent it
   * @throws RuntimeException to refuse it
   */
  boolean take(RecordEncoder line);

  /** The position that covers all records taken so far; empty when there is none. */
  default Optional<Position> safe() {
    return Optional.empty();
  }

  /** The position behind the pages before the one with this token. */
  Position at(String token);

  /** The position behind all records. */
  Position end();

  /** Whether it is time to hand over what was taken, however little it is. */
  default boolean due() {
    return false;
  }

  /** What was taken has left. */
  default void handedOver() {}
}
