package dev.tern.cdk.destination.sql;

/** What a table does when its stream no longer fits. */
public enum SchemaContract {
  /** It changes: columns are added and widened. */
  EVOLVE,
  /** The sync fails before anything is touched. */
  FREEZE,
  /** It stays; rows that do not fit are refused. */
  DISCARD_ROW,
  /** It stays; values that do not fit are left out, and the row says so. */
  DISCARD_VALUE;

  Misfits misfits() {
    return switch (this) {
      case EVOLVE, FREEZE -> Misfits.BECOME_NULL;
      case DISCARD_ROW -> Misfits.REFUSE_ROW;
      case DISCARD_VALUE -> Misfits.BECOME_NULL_AND_ARE_TOLD;
    };
  }
}
