package dev.tern.examples.duckdb;

import dev.tern.cdk.destination.AbstractDestination;
import dev.tern.cdk.destination.DestinationRunner;
import dev.tern.cdk.destination.StreamWriter;
import dev.tern.cdk.destination.WriteRequest;
import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.spec.Default;
import dev.tern.cdk.spec.Description;
import dev.tern.cdk.spec.Examples;
import dev.tern.cdk.spec.Title;
import dev.tern.protocol.DestinationSyncMode;
import dev.tern.protocol.types.DataType;
import dev.tern.protocol.types.ObjectType;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Stores each stream as a typed table of a DuckDB file. */
public final class DuckDbDestination extends AbstractDestination<DuckDbDestination.Config> {

  private @Nullable DuckDbFile file;
  private @Nullable StreamTables tables;

  /**
   * Where the tables go.
   *
   * @param path the database file
   * @param schema the schema of streams without a namespace
   */
  @Title("DuckDB")
  public record Config(
      @Title("File")
          @Description("The database file. It is made if it does not exist.")
          @Examples("/data/warehouse.duckdb")
          String path,
      @Title("Schema") @Description("The schema for streams without a namespace.") @Default("main")
          String schema) {

    /** Checks what a specification cannot say. */
    public Config {
      if (path.isBlank() || ":memory:".equals(path)) {
        throw new IllegalArgumentException("The 'path' has to name a file.");
      }
      if (!SafeName.isPlain(schema)) {
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
  protected StreamWriter open(Config config, WriteRequest request) {
    DuckDbFile open = file(config);
    if (tables == null) {
      new Tables(open).dropLeftovers();
      tables = new StreamTables(open, config.schema());
    }
    TableName table = tables.of(request.descriptor());
    new Tables(open).requireNoView(table);
    Map<String, DataType> properties = properties(request);
    return request.replaces()
        ? ReplacingWriter.open(open, table, properties, request)
        : AppendingWriter.open(open, table, properties, request);
  }

  @Override
  protected Set<DestinationSyncMode> syncModes() {
    return EnumSet.of(DestinationSyncMode.APPEND, DestinationSyncMode.OVERWRITE);
  }

  @Override
  protected void close() {
    if (file != null) {
      file.close();
    }
  }

  private DuckDbFile file(Config config) {
    if (file == null) {
      file = DuckDbFile.open(config.file());
    }
    return file;
  }

  private static Map<String, DataType> properties(WriteRequest request) {
    DataType type = DataType.parse(request.stream().getStream().getJsonSchema());
    return type instanceof ObjectType object ? object.properties() : Map.of();
  }

  /** Runs it as a process. */
  public static void main(String[] args) {
    System.exit(DestinationRunner.run(new DuckDbDestination(), args));
  }
}
