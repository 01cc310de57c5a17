package dev.tern.examples.postgres;

import dev.tern.cdk.destination.sql.Deletes;
import dev.tern.cdk.destination.sql.SchemaContract;
import dev.tern.cdk.destination.sql.SqlSettings;
import dev.tern.cdk.spec.Default;
import dev.tern.cdk.spec.Description;
import dev.tern.cdk.spec.Examples;
import dev.tern.cdk.spec.Pattern;
import dev.tern.cdk.spec.Range;
import dev.tern.cdk.spec.Secret;
import dev.tern.cdk.spec.Title;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The options of the destination.
 *
 * @param host the server
 * @param port where it listens
 * @param database which of its databases
 * @param schema where tables of streams without a namespace go
 * @param username who writes
 * @param password of the user
 * @param sslMode whether the connection is encrypted
 * @param jdbcParameters more options of the driver
 * @param deletes what a deleted record does
 * @param schemaContract what tables do when their streams no longer fit
 * @param streamContracts the same for some streams
 * @param batchRows records in one transaction
 */
@Title("PostgreSQL")
record PostgresConfig(
    @Title("Host")
        @Pattern(value = "^[^\\s/?#@&,]+$", descriptor = "a name or an address")
        @Description("Name or address of the server.")
        String host,
    @Title("Port") @Default("5432") @Range(min = 1, max = 65_535) int port,
    @Title("Database") String database,
    @Title("Schema") @Description("The schema for streams without a namespace.") @Default("public")
        String schema,
    @Title("User name") @Description("Who writes: needs CREATE on the database or its schemas.")
        String username,
    @Title("Password") Optional<Secret> password,
    @Title("SSL mode")
        @Description(
            "Encryption, as libpq names it; verify_full is the one that proves the server.")
        @Default("prefer")
        SslMode sslMode,
    @Title("JDBC parameters")
        @Description("More options of the driver, as in a URL.")
        @Examples("sslrootcert=/certs/ca.pem&socketTimeout=600")
        Optional<String> jdbcParameters,
    @Title("Deletes")
        @Description("Whether the row of a deleted record goes (hard) or stays, marked (soft).")
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

  /** Whether a connection is encrypted, and whose server it has to be. */
  enum SslMode {
    /** Never. */
    DISABLE,
    /** Only when the server insists. */
    ALLOW,
    /** When the server can. */
    PREFER,
    /** Always. */
    REQUIRE,
    /** Always, with a server that a known authority vouches for. */
    VERIFY_CA,
    /** Always, and the authority vouches for this host. */
    VERIFY_FULL;

    /** As the driver names it. */
    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Checks what a specification cannot say. */
  PostgresConfig {
    JdbcParameters.parse(jdbcParameters.orElse(""));
    if (schema.isBlank() || schema.startsWith("pg_") || schema.startsWith("_tern_")) {
      throw new IllegalArgumentException("The 'schema' cannot be the name of a schema.");
    }
  }

  /** What the kit has to know about tables. */
  SqlSettings settings() {
    return SqlSettings.of(schema)
        .withDeletes(deletes)
        .withContracts(schemaContract, streamContracts.orElse(Map.of()));
  }

  /** The server, for people. */
  String place() {
    return host + ":" + port;
  }
}
