package dev.tern.testkit.destination;

/** What a destination can do beside the sync modes of its specification. */
public enum Feature {
  /** Staged records survive an interruption, and generations end earlier ones (DST-8, WRITE-11). */
  REFRESHES,
  /** What is stored follows a schema that changes (DST-11). */
  SCHEMA_EVOLUTION,
  /** A record whose {@code _ab_cdc_deleted_at} is set removes its row (DST-10). */
  HARD_DELETES,
  /** Values have the type of their field; one that does not fit becomes null (DST-14). */
  TYPED_VALUES,
  /** Rows carry the metadata of WRITE-22, and the store hands it out. */
  METADATA,
  /**
   * Several syncs can write into the store at the same time (DST-24). Where it runs inside the
   * test, {@code connector()} has to make a new one for each call.
   */
  CONCURRENT_SYNCS
}
