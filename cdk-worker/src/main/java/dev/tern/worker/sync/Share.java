package dev.tern.worker.sync;

/**
 * What a state covers of one stream.
 *
 * @param rows records since the state before it
 * @param bytes the size of their data
 */
record Share(StreamTally stream, long rows, long bytes) {

  /** Both together. */
  Share plus(Share other) {
    return new Share(stream, rows + other.rows, bytes + other.bytes);
  }
}
