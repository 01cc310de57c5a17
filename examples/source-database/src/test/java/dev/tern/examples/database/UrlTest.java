package dev.tern.examples.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** URLs with a password in them, which is never shown. */
final class UrlTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://bob:supersecret1/shop",
        "jdbc:postgresql://bob:99123456/shop",
        "jdbc:postgresql://h:5432,bob:supersecret1/shop",
        "jdbc:postgresql://bob:supersecret1@h/shop",
        "jdbc:postgresql://bob:super/secret1@h/shop",
        "jdbc:postgresql://bob:super?secret1@h/shop",
        "jdbc:postgresql://bob%3Asupersecret1@h/shop",
        "jdbc:postgresql://h/shop?pass%77ord=supersecret1",
        "jdbc:postgresql://h/shop?user=bob&password =supersecret1",
        "jdbc:postgresql://h/shop?user=%zz& PassWord\t=supersecret1",
        "jdbc:postgresql://h/shop?sslpassword=supersecret1",
        "jdbc:sqlite:/data/shop.db?hexkey=supersecret1",
        "jdbc:nosuch://h;password = supersecret1",
      })
  void a_password_is_refused(String url) {
    Run run = new Run(folder, Run.config(url));
    Transcript check = run.check();
    assertThat(check.messages().toString())
        .contains("FAILED", "looks like it holds a password", "'username' and 'password'")
        .doesNotContain("secret1");
    Transcript discover = run.discover();
    assertThat(discover.failureTypes()).containsExactly("config_error");
    assertThat(discover.messages().toString()).doesNotContain("secret1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://[::1]:5432/shop",
        "jdbc:postgresql://h:5432,h2:5433/shop?ssl=true",
        "jdbc:postgresql:shop",
        "jdbc:sqlite:/data/100%/shop.db",
        "jdbc:sqlite:C:/data/shop.db",
        "jdbc:sqlite:file:///data/shop.db?mode=ro",
        "jdbc:sqlserver://h\\instance:1433;databaseName=shop",
        "jdbc:oracle:thin:@//h:1521/shop",
      })
  void a_url_without_one_is_taken(String url) {
    assertThat(Run.typed(url, Optional.empty(), List.of()).jdbcUrl()).isEqualTo(url);
  }

  /** Drivers log what they cannot parse. */
  @Test
  void drivers_write_nothing_past_the_kit() throws Exception {
    Path config =
        Files.writeString(
            folder.resolve("config.json"),
            Run.config("jdbc:postgresql://localhost:1/x?loginTimeout=supersecret1").toString());
    assertThat(Run.stderr(List.of("check", "--config", config.toString()))).isEmpty();
  }
}
