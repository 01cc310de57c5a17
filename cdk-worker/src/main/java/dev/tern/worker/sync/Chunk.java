package dev.tern.worker.sync;

import java.util.List;

/**
 * What was read at once, on its way to the destination: what goes through the queues.
 *
 * @param parcels in their order
 * @param records how many records of each stream are in it
 * @param bytes how much memory it takes
 * @param block the array that the lines among the parcels are in, free once they are written
 */
@SuppressWarnings("ArrayRecordComponent") // handed on with what is in it
record Chunk(List<Parcel> parcels, List<Count> records, long bytes, byte[] block) {

  Chunk {
    parcels = List.copyOf(parcels);
    records = List.copyOf(records);
  }

  /** Records of one stream. */
  record Count(StreamTally stream, long rows) {}
}
