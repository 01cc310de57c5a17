package dev.tern.worker;

import static dev.tern.worker.Lab.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tern.worker.store.Connection;
import dev.tern.worker.store.Database;
import dev.tern.worker.store.Operation;
import dev.tern.worker.store.ServiceAccount;
import dev.tern.worker.store.Workspace;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the databases hold that no sync of this worker uses. */
class BesideSyncsTest {

  @TempDir Path home;

  @ParameterizedTest
  @EnumSource(Database.class)
  void operations_are_attached_to_connections_and_taken_off(Database database) {
    try (Lab lab = new Lab(database.in(home))) {
      Operations operations = lab.worker.operations();
      Connection connection = lab.connection();
      Operation build =
          operations.create("build", Operation.Type.DBT, object("{\"dbtArguments\": \"run\"}"));
      Operation call =
          operations.create("call", Operation.Type.WEBHOOK, object("{\"executionUrl\": \"u\"}"));
      operations.attach(call, connection);
      operations.attach(build, connection);
      operations.attach(call, connection);

      assertThat(operations.of(connection)).containsExactly(call, build);
      operations.detach(call, connection);
      operations.delete(call);
      assertThat(operations.of(connection)).containsExactly(build);
      assertThat(operations.all()).containsExactly(build);
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void the_credentials_of_a_service_account_are_references(Database database) {
    try (Lab lab = new Lab(database.in(home))) {
      ServiceAccounts accounts = lab.worker.serviceAccounts();
      Workspace workspace = lab.worker.workspaces().standard();
      ServiceAccounts.Credentials credentials =
          new ServiceAccounts.Credentials(
              object("{\"private_key\": \"canary\", \"parts\": [1, \"canary\"]}"),
              object("{\"secret\": \"canary\"}"));
      ServiceAccount account = accounts.add(workspace, "a-1", "a@example.com", credentials);

      assertThat(accounts.of(workspace)).containsExactly(account);
      assertThat(account.toString()).doesNotContain("canary");
      assertThat(accounts.credentials(account)).isEqualTo(credentials);
      accounts.delete(account);
      assertThat(accounts.of(workspace)).isEmpty();
    }
  }
}
