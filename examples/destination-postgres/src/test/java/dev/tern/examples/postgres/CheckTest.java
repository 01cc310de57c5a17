package dev.tern.examples.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.testkit.RunResult;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a check finds wrong, and that it leaves nothing behind. */
@ExtendWith(ServerForAll.class)
final class CheckTest {

  private static final String EVERYTHING =
      "SELECT count(*) FROM pg_class UNION ALL SELECT count(*) FROM pg_namespace";

  @TempDir private Path folder;
  private final PostgresServer server;

  CheckTest(PostgresServer server) {
    this.server = server;
  }

  @Test
  void a_check_leaves_nothing_behind() {
    var before = server.query(EVERYTHING);

    assertThat(check(server.json())).startsWith("SUCCEEDED");
    assertThat(check(server.json().put("schema", "not there yet"))).startsWith("SUCCEEDED");

    assertThat(server.query(EVERYTHING)).isEqualTo(before);
  }

  @Test
  void a_wrong_password_is_told_and_not_shown() {
    server.execute("DROP ROLE IF EXISTS strict", "CREATE ROLE strict LOGIN PASSWORD 'correct'");
    server.requirePassword("strict");
    ObjectNode config = server.json().put("username", "strict").put("password", "Wr0ng+secret");
    RunResult result = new Sync(folder, config).check();

    assertThat(Sync.verdict(result))
        .startsWith("FAILED")
        .contains("refuses the password of user 'strict'");
    assertThat(result.lines().toString() + result.stderr()).doesNotContain("Wr0ng");
  }

  @Test
  void a_missing_database_is_named() {
    assertThat(check(server.json().put("database", "no such/db?x=1")))
        .isEqualTo("FAILED The server has no database 'no such/db?x=1'. Correct 'database'.");
  }

  @Test
  void missing_rights_are_told() {
    server.execute("DROP ROLE IF EXISTS guest", "CREATE ROLE guest LOGIN");
    ObjectNode config = server.json().put("username", "guest");

    assertThat(check(config)).startsWith("FAILED").contains("Grant CREATE");
    assertThat(check(config.put("schema", "new_one")))
        .startsWith("FAILED")
        .contains("Grant CREATE");
  }

  @Test
  void a_user_with_a_schema_of_its_own_needs_no_more() {
    server.execute(
        "DROP SCHEMA IF EXISTS own CASCADE",
        "DROP ROLE IF EXISTS owner",
        "CREATE ROLE owner LOGIN",
        "CREATE SCHEMA own AUTHORIZATION owner");

    assertThat(check(server.json().put("username", "owner").put("schema", "own")))
        .startsWith("SUCCEEDED");
  }

  @Test
  void a_server_that_does_not_answer_is_told() throws Exception {
    int nobody;
    try (ServerSocket socket = new ServerSocket(0)) {
      nobody = socket.getLocalPort();
    }
    assertThat(check(server.json().put("port", nobody)))
        .startsWith("FAILED The server at localhost:" + nobody + " does not answer.");
    assertThat(check(server.json().put("host", "no-such-host.invalid")))
        .isEqualTo(
            "FAILED The host 'no-such-host.invalid' is not known in this network. Correct 'host'.");
  }

  @Test
  void encryption_that_the_server_cannot_do_is_told() {
    assertThat(check(server.json().put("ssl_mode", "require")))
        .startsWith("FAILED The server and 'ssl_mode' require do not agree");
  }

  @Test
  void a_database_that_cannot_hold_every_text_is_refused() {
    server.execute("DROP DATABASE IF EXISTS latin");
    server.execute(
        "CREATE DATABASE latin ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0");

    assertThat(check(server.json().put("database", "latin")))
        .startsWith("FAILED The database 'latin' cannot hold every text");
  }

  @Test
  void a_read_only_database_is_told() {
    server.execute(
        "DROP ROLE IF EXISTS reader",
        "CREATE ROLE reader LOGIN SUPERUSER",
        "ALTER ROLE reader SET default_transaction_read_only = on");

    assertThat(check(server.json().put("username", "reader")))
        .startsWith("FAILED")
        .contains("takes no changes");
  }

  @Test
  void parameters_of_the_driver_are_taken_but_not_those_with_an_option() {
    assertThat(check(server.json().put("jdbc_parameters", "connectTimeout=5&options=-c%20a.b=1")))
        .startsWith("SUCCEEDED");
    RunResult refused =
        new Sync(folder, server.json().put("jdbc_parameters", "password=x")).check();
    assertThat(refused.lines().toString()).contains("must not set password");
  }

  private String check(ObjectNode config) {
    return Sync.verdict(new Sync(folder, config).check());
  }
}
