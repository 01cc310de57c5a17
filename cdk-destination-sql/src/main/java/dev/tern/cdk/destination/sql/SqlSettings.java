package dev.tern.cdk.destination.sql;

import dev.tern.protocol.StreamDescriptor;
import java.util.Map;

/**
 * What the user of a destination chose about its tables.
 *
 * @param schema the schema of streams without a namespace
 * @param deletes what a deleted record does in a stream that keeps one row a key
 * @param contract what tables do when their streams no longer fit
 * @param contracts the same for some streams, by name or by {@code namespace.name}
 */
public record SqlSettings(
    String schema,
    Deletes deletes,
    SchemaContract contract,
    Map<String, SchemaContract> contracts) {

  /** Copies the map. */
  public SqlSettings {
    contracts = Map.copyOf(contracts);
  }

  /** Rows of deleted records go, and tables follow their streams. */
  public static SqlSettings of(String schema) {
    return new SqlSettings(schema, Deletes.HARD, SchemaContract.EVOLVE, Map.of());
  }

  /** The same with another way to delete. */
  public SqlSettings withDeletes(Deletes other) {
    return new SqlSettings(schema, other, contract, contracts);
  }

  /**
   * The same with other contracts.
   *
   * @param usual for all streams
   * @param named for some of them, by name or by {@code namespace.name}
   */
  public SqlSettings withContracts(SchemaContract usual, Map<String, SchemaContract> named) {
    return new SqlSettings(schema, deletes, usual, named);
  }

  SchemaContract contract(StreamDescriptor stream) {
    SchemaContract byName = contracts.getOrDefault(stream.getName(), contract);
    return stream.getNamespace() == null
        ? byName
        : contracts.getOrDefault(stream.getNamespace() + "." + stream.getName(), byName);
  }
}
