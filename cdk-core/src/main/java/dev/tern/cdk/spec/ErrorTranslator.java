package dev.tern.cdk.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** The way from the validator library's errors to the problems that a user is told. */
final class ErrorTranslator {
  private static final Set<String> NAMED = Set.of("properties", "patternProperties", "definitions");
  private static final Set<String> ALTERNATIVES = Set.of("oneOf", "anyOf", "not", "contains");

  private final JsonNode specification;
  private final JsonNode chosen;
  private final JsonNode config;

  ErrorTranslator(JsonNode specification, JsonNode chosen, JsonNode config) {
    this.specification = specification;
    this.chosen = chosen;
    this.config = config;
  }

  List<ConfigProblem> translate(List<Error> errors) {
    List<FoundProblem> found =
        errors.stream().filter(error -> !insideAlternative(error)).map(this::found).toList();
    return found.stream()
        .filter(problem -> found.stream().noneMatch(problem::impliedBy))
        .sorted(Comparator.comparing(FoundProblem::place, Place.DOCUMENT_ORDER))
        .map(FoundProblem::toProblem)
        .distinct()
        .toList();
  }

  private FoundProblem found(Error error) {
    List<String> steps = steps(error.getInstanceLocation());
    String keyword = error.getKeyword();
    if (error.getProperty() != null
        && Set.of("required", "additionalProperties").contains(keyword)) {
      steps.add(error.getProperty());
    }
    return new FoundProblem(Place.of(steps, specification, config), keyword, schemaOf(error));
  }

  /** The schema that holds the failed keyword. */
  private JsonNode schemaOf(Error error) {
    List<String> path = steps(error.getEvaluationPath());
    JsonNode schema = chosen;
    for (String step : path.subList(0, Math.max(0, path.size() - 1))) {
      schema = schema.isArray() ? schema.path(Integer.parseInt(step)) : schema.path(step);
    }
    return schema;
  }

  /** The alternative as a whole is reported; why each of its branches fails is noise. */
  private static boolean insideAlternative(Error error) {
    List<String> path = steps(error.getEvaluationPath());
    for (int i = 0; i < path.size() - 1; i++) {
      if (NAMED.contains(path.get(i))) {
        i++;
      } else if (ALTERNATIVES.contains(path.get(i))) {
        return true;
      }
    }
    return false;
  }

  private static List<String> steps(NodePath path) {
    List<String> steps = new ArrayList<>();
    for (int i = 0; i < path.getNameCount(); i++) {
      steps.add(String.valueOf(path.getElement(i)));
    }
    return steps;
  }
}
