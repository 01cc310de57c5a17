package dev.tern.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.protocol.AirbyteCatalog;
import dev.tern.protocol.ConfiguredAirbyteCatalog;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogDiffTest {

  private static final String BEFORE =
      """
      {'streams': [{'name': 'users', 'source_defined_primary_key': [['id']], 'json_schema': {'properties': {
        'id': {'type': 'integer'}, 'at': {'type': 'string'}, 'address': {'type': 'object', 'properties': {
          'city': {'type': 'string'}}}, 'odd': {'oneOf': [{'type': 'string'}]}}}}]}
      """;

  private static final String CONFIGURED =
      """
      {'streams': [{'stream': {'name': 'users', 'json_schema': {}}, 'sync_mode': 'incremental',
        'destination_sync_mode': 'append_dedup', 'cursor_field': ['at'], 'primary_key': [['id']]}]}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'integer'            | 'number'             | 'users' has another type for field 'id'",
        "'city': {            | 'town': {            | 'users' lost field 'address.city', 'users' got field 'address.town'",
        "'at': {              | 'since': {           | 'users' lost field 'at' (breaking), 'users' got field 'since'",
        "'id': {              | 'key': {             | 'users' lost field 'id' (breaking), 'users' got field 'key'",
        "[['id']]             | [['at']]             | 'users' has another primary key (breaking)",
        "[['id']]             | []                   | 'users' has another primary key",
        "'name': 'users'      | 'name': 'people'     | stream 'users' is gone, stream 'people' is new",
        "[{'type': 'string'}] | [{'type': 'number'}] | 'users' has another type for field 'odd'",
        "'oneOf'              | 'oneOf'              | ``"
      })
  void a_change_is_told_and_whether_it_breaks_the_connection(String old, String now, String told) {
    CatalogDiff diff =
        CatalogDiff.between(
            catalog(BEFORE),
            catalog(BEFORE.replace(old, now)),
            Definitions.read(json(CONFIGURED), ConfiguredAirbyteCatalog.class));

    assertThat(String.join(", ", diff.changes().stream().map(Object::toString).toList()))
        .isEqualTo(told);
    assertThat(diff.breaking()).isEqualTo(told.contains("(breaking)"));
  }

  private static AirbyteCatalog catalog(String text) {
    return Definitions.read(json(text), AirbyteCatalog.class);
  }

  private static JsonNode json(String text) {
    return Lab.json(text.replace('\'', '"'));
  }
}
