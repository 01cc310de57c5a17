package dev.tern.examples.database;

import dev.tern.cdk.spec.Default;
import dev.tern.cdk.spec.Description;
import dev.tern.cdk.spec.Examples;
import dev.tern.cdk.spec.Range;
import dev.tern.cdk.spec.Secret;
import dev.tern.cdk.spec.Title;
import java.util.List;
import java.util.Optional;

/**
 * The options of the source.
 *
 * <p>The URL is no secret, so that users can see it again; it is refused with a password in it.
 */
@Title("Database")
record DatabaseConfig(
    @Title("JDBC URL")
        @Description(
            "Where the database is. It must not hold a password: there is an option for that.")
        @Examples({"jdbc:postgresql://localhost:5432/shop", "jdbc:sqlite:/data/shop.db"})
        String jdbcUrl,
    @Title("User name") @Description("Who reads. SQLite needs none.") Optional<String> username,
    @Title("Password") @Description("The password of the user.") Optional<Secret> password,
    @Title("Schemas")
        @Description("The schemas whose tables and views are read; all but system ones when empty.")
        @Default("[]")
        List<String> schemas,
    @Title("Workers")
        @Description("How many pieces of tables are read at the same time; the cores when not set.")
        @Range(min = 1, max = 64)
        Optional<Integer> workers,
    @Title("Connections")
        @Description("How many connections are used at the same time at most.")
        @Default("4")
        @Range(min = 1, max = 64)
        int connections,
    @Title("Rows of a page")
        @Description(
            "Rows read by one query of a full refresh, and between two states. As many may repeat"
                + " for each worker after an interruption.")
        @Default("10000")
        @Range(min = 1, max = 1_000_000)
        int pageRows,
    @Title("Lookback in seconds")
        @Description(
            "How far below the saved cursor an incremental read starts, for rows that become"
                + " visible late. For cursors that are dates or timestamps.")
        @Default("0")
        @Range(min = 0)
        long lookbackSeconds,
    @Title("Retries")
        @Description(
            "How often reading is tried again after the connection was lost, with growing pauses"
                + " from half a second on.")
        @Default("5")
        @Range(min = 0, max = 20)
        int retries) {

  DatabaseConfig {
    if (!jdbcUrl.startsWith("jdbc:")) {
      throw new IllegalArgumentException("'jdbc_url' has to begin with 'jdbc:'.");
    }
    if (UrlPassword.isIn(jdbcUrl)) {
      throw new IllegalArgumentException(
          "'jdbc_url' looks like it holds a password, where others can read it. Use 'username' and"
              + " 'password'.");
    }
    schemas = List.copyOf(schemas);
  }
}
