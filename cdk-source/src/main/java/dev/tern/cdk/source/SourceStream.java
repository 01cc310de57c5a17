package dev.tern.cdk.source;

import dev.tern.protocol.AirbyteStream;
import java.util.List;

/**
 * A stream of a source. This is the raw door: the stream reads and checkpoints as it likes. The
 * usual door is {@link #named}, where the kit does all but the reading.
 */
public interface SourceStream {

  /**
   * What there is: name, namespace, schema, keys, sync modes. The schema lists every field
   * (CMD-11).
   */
  AirbyteStream describe();

  /**
   * Refuses a request that this stream cannot serve. Called for every stream before any is read.
   *
   * @throws dev.tern.cdk.error.ConfigException when the user has to choose something else
   */
  default void requireReadable(ReadRequest request) {}

  /**
   * What a part of this stream holds one permit of while it is read; nothing unless overridden.
   * Asked before {@link #forRequest}.
   */
  default List<Limit> limits() {
    return List.of();
  }

  /**
   * The stream as this request wants it, for a stream whose reading depends on the request: with
   * the columns that are still there, or with parts made for a cursor. Called once, right before
   * the stream is read.
   *
   * @return this stream unless overridden; what is returned is read in its place
   */
  default SourceStream forRequest(ReadRequest request) throws Exception {
    return this;
  }

  /**
   * Emits the records that were asked for, and returns when there are no more.
   *
   * <p>A checkpoint covers everything emitted before it: a later sync starts with its state and may
   * not need any of those records again (READ-14).
   *
   * @throws Exception to fail this stream; the others go on (READ-22). Nothing is tried again here:
   *     what may be repeated is only known to the author of such a stream
   */
  void read(ReadRequest request, RecordEmitter emitter) throws Exception;

  /**
   * Starts the declaration of a stream whose cursor, state and checkpoints the kit takes care of.
   */
  static StreamBuilder named(String name) {
    return new StreamBuilder(name);
  }
}
