package dev.tern.cdk.destination;

import dev.tern.protocol.DestinationSyncMode;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a destination says it can do.
 *
 * <p>The modes become {@code supported_destination_sync_modes} of the specification; a catalog that
 * asks for anything else is refused before anything is touched (WRITE-9).
 *
 * @param syncModes the sync modes there are
 * @param refreshes whether staged records survive an interruption, so that the states of a refresh
 *     may leave before it is complete: see {@link WriteRequest#resumable}. The specification says
 *     {@code supportsRefreshes} then, by which platforms plan
 * @param schemaEvolution whether what is stored follows a schema that changes
 * @param hardDeletes whether a deleted record can be removed
 * @param softDeletes whether a deleted record can be kept and marked
 */
public record Capabilities(
    Set<DestinationSyncMode> syncModes,
    boolean refreshes,
    boolean schemaEvolution,
    boolean hardDeletes,
    boolean softDeletes) {

  /** Copies the modes. */
  public Capabilities {
    syncModes = Set.copyOf(syncModes);
  }

  /** A destination with these sync modes, and nothing else. */
  public static Capabilities of(DestinationSyncMode... syncModes) {
    return new Capabilities(Set.of(syncModes), false, false, false, false);
  }

  /** Every sync mode of the protocol. */
  public static Capabilities ofAllModes() {
    return of(DestinationSyncMode.values());
  }

  /** The same, and staged records survive an interruption. */
  public Capabilities withRefreshes() {
    return new Capabilities(syncModes, true, schemaEvolution, hardDeletes, softDeletes);
  }

  /** The same, and what is stored follows a schema that changes. */
  public Capabilities withSchemaEvolution() {
    return new Capabilities(syncModes, refreshes, true, hardDeletes, softDeletes);
  }

  /** The same, and deleted records can be removed. */
  public Capabilities withHardDeletes() {
    return new Capabilities(syncModes, refreshes, schemaEvolution, true, softDeletes);
  }

  /** The same, and deleted records can be kept and marked. */
  public Capabilities withSoftDeletes() {
    return new Capabilities(syncModes, refreshes, schemaEvolution, hardDeletes, true);
  }

  /** The modes in the order of the protocol. */
  List<DestinationSyncMode> ordered() {
    EnumSet<DestinationSyncMode> ordered = EnumSet.noneOf(DestinationSyncMode.class);
    ordered.addAll(syncModes);
    return List.copyOf(ordered);
  }
}
