package dev.tern.cdk.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import dev.tern.cdk.error.SystemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** A part of a schema that the validator library knows best. */
final class GeneralStep extends SchemaStep {

  /** Annotations for forms are unknown keywords, of which the library would warn one by one. */
  private static final Dialect QUIET_DRAFT_7 =
      Dialect.builder(Dialects.getDraft7())
          .unknownKeywordFactory((keyword, context) -> new NonValidationKeyword(keyword))
          .build();

  private static final List<String> DEFINITIONS = List.of("definitions", "$defs");

  private final Schema schema;

  GeneralStep(JsonNode part, JsonNode root) {
    ObjectNode whole = part.deepCopy();
    DEFINITIONS.stream().filter(root::has).forEach(name -> whole.putIfAbsent(name, root.get(name)));
    try {
      this.schema = SchemaRegistry.withDefaultDialect(QUIET_DRAFT_7).getSchema(whole);
      schema.initializeValidators();
      schema.validate(NullNode.getInstance());
    } catch (SchemaException e) {
      throw new SystemException("The schema of a stream is no valid schema. Correct it.", e);
    } catch (StackOverflowError e) {
      throw new SystemException(
          "The schema of a stream refers to itself without end. Correct it.", e);
    }
  }

  @Override
  int walk(byte[] json, int from, int limit, RecordValidator.Finding finding) {
    int end = finding.scanner.value(json, from, limit, 0);
    if (end < 0) {
      return end;
    }
    List<Error> errors = schema.validate(tree(json, from, end));
    return errors.isEmpty() ? end : finding.misfit(said(errors.get(0)));
  }

  private static JsonNode tree(byte[] json, int from, int end) {
    try {
      return NumbersInReach.of(ProtocolJson.read(json, from, end - from));
    } catch (IOException e) {
      throw new UncheckedIOException("Data that was valid cannot be parsed.", e);
    }
  }

  /** The library's own words may have values in them. */
  private static String said(Error error) {
    String place = error.getInstanceLocation().toString();
    String where = place.isEmpty() || place.equals("/") ? "" : " at " + place;
    return "does not fit the keyword '" + error.getKeyword() + "'" + where;
  }
}
