package dev.tern.cdk.source;

/** What the reader at the end of a declaration is told to read. */
enum ReaderShape {
  /** All there is. */
  ONE,
  /** One part. */
  PARTS,
  /** One page, of one part or of all there is. */
  PAGES;

  /** Refuses a reader that does not fit the parts of its stream. */
  void requireSound(SoundDeclaration sound, boolean split) {
    sound.require(this != PARTS || split, "reads parts but has none. Call partitions(...)");
    sound.require(
        this != ONE || !split,
        "has parts that its reader is not told about. Take (partition, from, records)");
  }
}
