package dev.tern.testkit.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import dev.tern.cdk.message.ProtocolJson;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;

/** A JSON schema that somebody relies on. */
final class PublishedSchema {

  private final Schema schema;

  private PublishedSchema(Schema schema) {
    this.schema = schema;
  }

  static PublishedSchema ofResource(String name) throws IOException {
    try (InputStream in = ReportWriter.class.getResourceAsStream(name)) {
      JsonNode json = ProtocolJson.mapper().readTree(Objects.requireNonNull(in, name));
      SchemaRegistryConfig settings =
          SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
      return new PublishedSchema(
          SchemaRegistry.withDefaultDialect(
                  Dialects.getDraft7(), registry -> registry.schemaRegistryConfig(settings))
              .getSchema(json));
    }
  }

  /** What does not fit. */
  List<String> complaints(JsonNode document) {
    return schema.validate(document).stream().map(Object::toString).toList();
  }
}
