package dev.tern.cdk.destination;

import dev.tern.protocol.types.DataType;

/** The writer of a stream that comes in v1: shows its author every batch in v0. */
final class V1Writer implements StreamWriter {

  private final StreamWriter author;
  private final DataType type;

  /**
   * Stands before an author's writer.
   *
   * @param type what the catalog says about the records of the stream
   */
  V1Writer(StreamWriter author, DataType type) {
    this.author = author;
    this.type = type;
  }

  @Override
  public void write(Batch batch) throws Exception {
    author.write(new V1Batch(batch, type));
  }

  @Override
  public void complete() throws Exception {
    author.complete();
  }

  @Override
  public void abandon() throws Exception {
    author.abandon();
  }

  @Override
  public void close() throws Exception {
    author.close();
  }
}
