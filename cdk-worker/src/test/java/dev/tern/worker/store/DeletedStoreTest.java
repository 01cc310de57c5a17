package dev.tern.worker.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tern.cdk.error.ConfigException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of a database that goes away under a worker. */
class DeletedStoreTest {

  @TempDir Path folder;

  @Test
  void nothing_counts_as_committed_in_a_file_that_was_deleted() throws Exception {
    StoreLocation location = Database.SQLITE.in(folder);
    try (Store store = Store.open(location)) {
      SecretTable secrets = new SecretTable(store);
      secrets.write("a", "b");
      Files.delete(Path.of(location.shown()));

      assertThatThrownBy(() -> secrets.write("c", "d"))
          .isInstanceOf(ConfigException.class)
          .hasMessageEndingWith(
              "local.db was deleted or replaced while it was in use: what is written now is lost."
                  + " Put it back, then run again.");
    }
  }

  @Test
  void nor_in_one_that_was_replaced() throws Exception {
    StoreLocation location = Database.SQLITE.in(folder);
    Path file = Path.of(location.shown());
    try (Store store = Store.open(location)) {
      new SecretTable(store).write("a", "b");
      Path other = Files.copy(file, folder.resolve("other.db"));
      Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);

      assertThatThrownBy(() -> new SecretTable(store).read("a"))
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining("was deleted or replaced");
    }
    assertThat(file).exists();
  }
}
