package dev.tern.cdk.source;

import java.util.List;

/**
 * How a stream of the usual door deals with its cursor.
 *
 * @param any whether the user may choose any cursor
 * @param choices the cursors there are to choose from otherwise
 * @param sorted whether records come in ascending order of the cursor
 * @param checkpointEvery records between two checkpoints when sorted
 */
record CursorPolicy(boolean any, List<List<String>> choices, boolean sorted, long checkpointEvery) {

  CursorPolicy {
    choices = List.copyOf(choices);
  }

  boolean allows(List<String> cursor) {
    return any || choices.contains(cursor);
  }
}
