package dev.tern.cdk.spec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.error.SystemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The specification that an author wrote by hand.
 *
 * @param connection the connectionSpecification
 * @param rest every other field of the document
 */
record WrittenSpecification(ObjectNode connection, ObjectNode rest) {
  private static final String NAME = "spec.json";

  /** Reads {@code spec.json} in the package of the connector's class, if there is one. */
  static Optional<WrittenSpecification> beside(Class<?> connector) {
    String where = NAME + " beside " + connector.getName();
    try (InputStream resource = connector.getResourceAsStream(NAME)) {
      if (resource == null) {
        return Optional.empty();
      }
      String text = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
      if (SpecJson.parse(text) instanceof ObjectNode document) {
        return Optional.of(split(document, where));
      }
      throw new SystemException(where + " is no JSON object.");
    } catch (JsonProcessingException e) {
      throw new SystemException(where + " is no JSON: " + e.getOriginalMessage() + ".", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static WrittenSpecification split(ObjectNode document, String where) {
    if (!document.has("connectionSpecification")) {
      return new WrittenSpecification(document, JsonNodeFactory.instance.objectNode());
    }
    if (document.remove("connectionSpecification") instanceof ObjectNode connection) {
      return new WrittenSpecification(connection, document);
    }
    throw new SystemException("The connectionSpecification in " + where + " is no JSON object.");
  }
}
