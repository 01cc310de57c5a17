package dev.tern.cdk.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import dev.tern.cdk.error.SystemException;
import dev.tern.cdk.message.NumbersInReach;
import java.util.List;
import java.util.Locale;

/**
 * The validator library, set to draft-07 with formats asserted. Loading this class loads the
 * library, so only those who validate may touch it.
 */
final class SchemaCheck {
  /** Annotations for forms are unknown keywords, of which the library would warn one by one. */
  private static final Dialect QUIET_DRAFT_7 =
      Dialect.builder(Dialects.getDraft7())
          .unknownKeywordFactory((keyword, context) -> new NonValidationKeyword(keyword))
          .build();

  private static final SchemaRegistryConfig SETTINGS =
      SchemaRegistryConfig.builder().formatAssertionsEnabled(true).locale(Locale.ROOT).build();

  private SchemaCheck() {}

  static List<Error> errors(JsonNode schema, JsonNode config) {
    try {
      return SchemaRegistry.withDefaultDialect(
              QUIET_DRAFT_7,
              registry -> registry.schemaRegistryConfig(SETTINGS).schemaCacheEnabled(false))
          .getSchema(schema)
          .validate(NumbersInReach.of(config.deepCopy()));
    } catch (SchemaException e) {
      throw new SystemException(
          "The connection specification is no valid draft-07 schema: correct it in the connector.",
          e);
    } catch (StackOverflowError e) {
      throw new SystemException(
          "The connection specification refers to itself without end: correct it in the connector.",
          e);
    }
  }
}
