package dev.tern.cdk.source;

import java.util.Optional;

/** How one page of a stream is read. */
@FunctionalInterface
public interface PageReader {

  /**
   * Emits the records of one page. The kit checkpoints behind each page, so a read that was cut
   * goes on with the page after the last one saved.
   *
   * @return the token of the next page, small and good for a later sync, too; empty after the last
   *     page. The same token twice in a row fails the stream.
   */
  Optional<String> read(Slice slice, RecordSink records) throws Exception;
}
