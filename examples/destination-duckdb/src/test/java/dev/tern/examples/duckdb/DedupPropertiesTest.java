package dev.tern.examples.duckdb;

import dev.tern.cdk.destination.sql.suite.DedupPropertiesSuiteTest;
import dev.tern.cdk.destination.sql.suite.SqlStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.lifecycle.AfterTry;
import org.jspecify.annotations.Nullable;

/** Rows in random order on DuckDB. */
class DedupPropertiesTest extends DedupPropertiesSuiteTest {

  private @Nullable Path folder;

  @Override
  protected SqlStore store() {
    try {
      folder = Files.createTempDirectory("duckdb-dedup");
      return new DuckDbStore(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterTry
  void clean() throws IOException {
    if (folder == null) {
      return;
    }
    List<Path> files;
    try (Stream<Path> found = Files.walk(folder)) {
      files = found.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : files) {
      Files.delete(file);
    }
  }
}
