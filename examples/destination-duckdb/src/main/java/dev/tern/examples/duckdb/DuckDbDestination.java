package dev.tern.examples.duckdb;

import dev.tern.cdk.destination.BatchLimits;
import dev.tern.cdk.destination.DestinationRunner;
import dev.tern.cdk.destination.sql.Deletes;
import dev.tern.cdk.destination.sql.SchemaContract;
import dev.tern.cdk.destination.sql.SqlDestination;
import dev.tern.cdk.destination.sql.SqlDialect;
import dev.tern.cdk.destination.sql.SqlSettings;
import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.spec.Default;
import dev.tern.cdk.spec.Description;
import dev.tern.cdk.spec.Examples;
import dev.tern.cdk.spec.Range;
import dev.tern.cdk.spec.Title;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stores each stream as a typed table of a DuckDB file. */
public final class DuckDbDestination extends SqlDestination<DuckDbDestination.Config> {

  private @Nullable DuckDbFile file;

  /**
   * Where the tables go.
   *
   * @param path the database file
   * @param schema the schema of streams without a namespace
   * @param deletes what a deleted record does in a stream that keeps one row a key
   * @param schemaContract what tables do when their streams no longer fit
   * @param streamContracts the same for some streams
   * @param batchRows records in one transaction
   */
  @Title("DuckDB")
  public record Config(
      @Title("File")
          @Description("The database file. It is made if it does not exist.")
          @Examples("/data/warehouse.duckdb")
          String path,
      @Title("Schema") @Description("The schema for streams without a namespace.") @Default("main")
          String schema,
      @Title("Deletes")
          @Description(
              "Whether the row of a deleted record goes, or stays and shows when it was deleted.")
          @Default("hard")
          Deletes deletes,
      @Title("Schema contract")
          @Description(
              "What a table does when its stream no longer fits: change, fail the sync, refuse rows,"
                  + " or leave out values.")
          @Default("evolve")
          SchemaContract schemaContract,
      @Title("Schema contracts of streams")
          @Description("The contract of some streams, by name or by namespace.name.")
          Optional<Map<String, SchemaContract>> streamContracts,
      @Title("Rows in a batch")
          @Description("How many records are made durable together at most.")
          @Default("50000")
          @Range(min = 1, max = 1_000_000)
          int batchRows) {

    /** Checks what a specification cannot say. */
    public Config {
      if (path.isBlank() || ":memory:".equals(path)) {
        throw new IllegalArgumentException("The 'path' has to name a file.");
      }
      if (schema.isBlank() || schema.startsWith("_tern_")) {
        throw new IllegalArgumentException("The 'schema' cannot be the name of a schema.");
      }
    }

    Path file() {
      try {
        return Path.of(path).toAbsolutePath().normalize();
      } catch (InvalidPathException e) {
        throw new ConfigException(
            "The 'path' cannot be a file on this system: " + e.getReason() + ". Choose another.",
            e);
      }
    }
  }

  /** For {@link #main} and for tests. */
  public DuckDbDestination() {}

  @Override
  protected void check(Config config) {
    FileCheck.run(config.file());
  }

  @Override
  protected SqlDialect dialect(Config config) {
    file = DuckDbFile.open(config.file());
    return new DuckDbDialect(file);
  }

  @Override
  protected SqlSettings settings(Config config) {
    return SqlSettings.of(config.schema())
        .withDeletes(config.deletes())
        .withContracts(config.schemaContract(), config.streamContracts().orElse(Map.of()));
  }

  @Override
  protected BatchLimits batchLimits(Config config) {
    return BatchLimits.usual().withRows(config.batchRows());
  }

  @Override
  protected void close() throws Exception {
    super.close();
    if (file != null) {
      file.close();
    }
  }

  /** Runs it as a process. */
  public static void main(String[] args) {
    System.exit(DestinationRunner.run(new DuckDbDestination(), args));
  }
}
