package dev.tern.examples.database;

import dev.tern.cdk.spec.Default;
import dev.tern.cdk.spec.Description;
import dev.tern.cdk.spec.Examples;
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
        List<String> schemas) {

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
