package dev.tern.worker.sync;

import java.util.List;

/**
 * What was read at once, on its way to the destination: what goes through the queues.
 *
 * @param parcels in their order
 * @param records how many records of each stream are in it
 * @param bytes how much memory it takes
 */
record Chunk(List<Parcel> parcels, List<Count> records, long bytes) {

  Chunk {
    parcels = List.copyOf(parcels);
    records = List.copyOf(records);
  }

  /** Records of one stream. */
  record Count(StreamTally stream, long rows) {}
}
