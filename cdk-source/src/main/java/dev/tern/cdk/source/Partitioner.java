package dev.tern.cdk.source;

import java.util.List;

/** How a stream splits into parts that are read on their own. */
@FunctionalInterface
public interface Partitioner {

  /**
   * The parts of the stream, in a stable order (READ-15). Together they have every record that is
   * wanted; a part is known again by its key.
   *
   * <p>The answer is asked for its parts one by one while others are read, never all at once, so it
   * may be longer than memory and may itself read from the store. One thread at a time asks it.
   *
   * @param request what is asked for
   * @param known the parts an earlier sync began, finished or not, in any order; empty when reading
   *     starts from the beginning. A part that is not given again is forgotten, a new one is read
   *     from its own beginning.
   * @throws dev.tern.cdk.error.TransientException to be asked again after a pause, as often as
   *     {@link StreamBuilder#retries} says; also from the answer's iterator. Parts that were given
   *     before are passed over, as long as there are no more than 10 000 of them.
   */
  Iterable<Partition> split(ReadRequest request, List<Partition> known) throws Exception;
}
