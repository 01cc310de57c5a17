package dev.tern.cdk.source;

/**
 * How a stream of the usual door deals with its cursor.
 *
 * @param any whether the user may choose the cursor
 * @param sorted whether records come in ascending order of the cursor
 * @param checkpointEvery records between two checkpoints when sorted
 */
record CursorPolicy(boolean any, boolean sorted, long checkpointEvery) {}
