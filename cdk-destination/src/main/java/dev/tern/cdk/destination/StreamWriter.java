package dev.tern.cdk.destination;

/**
 * Writes one stream into the store. Called by one thread at a time, though not always by the same;
 * writers of other streams are called meanwhile.
 *
 * <p>Its life: {@link #write} any number of times, then {@link #complete} or {@link #abandon} or
 * neither, then {@link #close}.
 */
public interface StreamWriter {

  /**
   * Stores a batch. When it returns, every record of the batch that was not rejected is durable:
   * the kit may tell the platform so (WRITE-3). Where the stream {@link WriteRequest#replaces
   * replaces} what is there, durable in a staging place nobody else sees is enough.
   *
   * <p>All or nothing: when it throws a {@link dev.tern.cdk.error.TransientException} it is called
   * again with the same batch after a while, and nothing may be stored twice. Any other failure
   * ends the stream; other streams go on.
   */
  void write(Batch batch) throws Exception;

  /**
   * The source said that the stream is complete: a stream that replaces what is there becomes
   * visible now, at once. Called after the last batch; never for a stream that was cut off or
   * failed. After a {@link dev.tern.cdk.error.TransientException} it is called again.
   */
  default void complete() throws Exception {}

  /**
   * A stream that {@link WriteRequest#replaces replaces} ended without being complete: what was
   * there stays, what is staged is dropped. Never called for a stream that only adds records, for
   * one that is {@link WriteRequest#resumable resumable}, nor after a failure of this writer.
   */
  default void abandon() throws Exception {}

  /** Releases what the writer holds. Called once, whatever happened before. */
  default void close() throws Exception {}
}
