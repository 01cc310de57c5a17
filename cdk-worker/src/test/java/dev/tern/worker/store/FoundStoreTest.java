package dev.tern.worker.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A database that is looked for. */
class FoundStoreTest {

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Database.class)
  void is_not_made_when_it_is_not_there(Database database) throws Exception {
    StoreLocation location = database.emptyIn(folder);

    assertThat(Store.find(location)).isEmpty();
    assertThat(Store.find(location)).isEmpty();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void is_opened_when_it_is_there(Database database) {
    try (Store store = Store.find(database.in(folder)).orElseThrow()) {
      assertThat(database.whole(store)).isTrue();
    }
  }
}
