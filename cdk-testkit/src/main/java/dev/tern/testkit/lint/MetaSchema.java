package dev.tern.testkit.lint;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import dev.tern.cdk.message.NumbersInReach;
import java.util.List;
import java.util.Optional;

/** The schema of draft-07 schemas. Loading this class loads the validator library. */
final class MetaSchema {

  private static final Schema DRAFT_7 =
      SchemaRegistry.withDefaultDialect(Dialects.getDraft7())
          .getSchema(SchemaLocation.of(Dialects.getDraft7().getId()));

  private MetaSchema() {}

  /** What makes something no draft-07 schema; empty when it is one. */
  static Optional<String> problem(JsonNode schema) {
    List<Error> errors = DRAFT_7.validate(NumbersInReach.of(ShortPatterns.of(schema)));
    return errors.stream()
        .filter(error -> !error.getKeyword().equals("uniqueItems")) // that breaks nothing
        .findFirst()
        .map(error -> error.getInstanceLocation() + " breaks '" + error.getKeyword() + "'");
  }
}
