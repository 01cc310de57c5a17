package dev.tern.worker.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.message.ProtocolJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HashTest {

  @ParameterizedTest
  @CsvSource({"'{\"streams\":[]}', eec2ae8e", "hello, 248bfa47", "test, ba6bd213", "'', 00000000"})
  void the_hash_of_a_text_is_that_of_the_platform(String text, String hash) {
    assertThat(CatalogHash.of(text)).isEqualTo(hash);
  }

  @Test
  void the_hash_of_a_catalog_looks_at_no_order_of_keys_and_at_no_null() throws Exception {
    String catalog = "{\"streams\": [{\"name\": \"a\", \"json_schema\": {\"x\": 1, \"y\": 1.10}}]}";
    String other =
        "{\"streams\":[{\"namespace\":null,\"json_schema\":{\"y\":1.10,\"x\":1},\"name\":\"a\"}]}";

    assertThat(CatalogHash.of(json(catalog))).isEqualTo(CatalogHash.of(json(other)));
    assertThat(CatalogHash.of(json(catalog)))
        .isNotEqualTo(CatalogHash.of(json(catalog.replace("1.10", "1.1"))));
  }

  @Test
  void the_hash_of_an_empty_catalog_is_that_of_its_json() throws Exception {
    assertThat(CatalogHash.of(json("{\"streams\":[]}"))).isEqualTo("eec2ae8e");
  }

  @Test
  void the_hash_of_a_configuration_is_the_md5_of_its_json() throws Exception {
    assertThat(ConfigHash.of(json("{}"))).isEqualTo("99914b932bd37a50b983c5e7c90ae93b");
  }

  private static JsonNode json(String text) throws Exception {
    return ProtocolJson.mapper().readTree(text);
  }
}
