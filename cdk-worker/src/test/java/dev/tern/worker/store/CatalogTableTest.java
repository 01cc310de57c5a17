package dev.tern.worker.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CatalogTableTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir Path home;

  @ParameterizedTest
  @EnumSource(Database.class)
  void equal_catalogs_are_one_row(Database database) {
    try (Store store = Store.open(database.in(home))) {
      ActorCatalog first = keep(store, catalog("users"));
      ActorCatalog again = keep(store, catalog("users"));

      assertThat(again.id()).isEqualTo(first.id());
      assertThat(again.catalog()).isEqualTo(catalog("users"));
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void different_catalogs_with_the_same_hash_are_two_rows(Database database) {
    List<JsonNode> twins = twins();
    try (Store store = Store.open(database.in(home))) {
      ActorCatalog first = keep(store, twins.get(0));
      ActorCatalog second = keep(store, twins.get(1));

      assertThat(second.catalogHash()).isEqualTo(first.catalogHash());
      assertThat(second.id()).isNotEqualTo(first.id());
      assertThat(keep(store, twins.get(1)).id()).isEqualTo(second.id());
    }
  }

  private static ActorCatalog keep(Store store, JsonNode catalog) {
    return store.transact(handle -> new CatalogTable(handle).keep(catalog, NOW));
  }

  private static JsonNode catalog(String name) {
    var catalog = JsonNodeFactory.instance.objectNode();
    catalog.putArray("streams").addObject().put("name", name);
    return catalog;
  }

  /** Two catalogs that a hash of 32 bits cannot tell apart; there are many among a few thousand. */
  private static List<JsonNode> twins() {
    Map<String, JsonNode> seen = new HashMap<>();
    for (int i = 0; ; i++) {
      JsonNode catalog = catalog("stream_" + i);
      JsonNode twin = seen.put(CatalogHash.of(catalog), catalog);
      if (twin != null) {
        return List.of(twin, catalog);
      }
    }
  }
}
