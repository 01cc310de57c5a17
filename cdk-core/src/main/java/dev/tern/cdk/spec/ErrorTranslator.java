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
  /** The keywords that complain at an object about one of its keys. */
  private static final Set<String> NAMING = Set.of("required", "additionalProperties");

  private final JsonNode specification;
  private final JsonNode chosen;
  private final JsonNode config;

  ErrorTranslator(JsonNode specification, JsonNode chosen, JsonNode config) {
    this.specification = specification;
    this.chosen = chosen;
    this.config = config;
  }

  List<ConfigProblem> translate(List<Error> errors) {
    List<FoundProblem> found = errors.stream().map(this::found).toList();
    return found.stream()
        .filter(problem -> found.stream().noneMatch(problem::impliedBy))
        .sorted(Comparator.comparing(FoundProblem::place, Place.DOCUMENT_ORDER))
        .map(FoundProblem::toProblem)
        .distinct()
        .toList();
  }

  private FoundProblem found(Error error) {
    List<String> steps = steps(error.getInstanceLocation());
    EvaluationPath path = new EvaluationPath(steps(error.getEvaluationPath()));
    int end = path.firstAlternative();
    JsonNode schema = schemaAt(path.steps().subList(0, Math.max(0, end)));
    if (end < path.steps().size() - 1) {
      // the alternative as a whole is the problem; why each of its branches fails is noise
      List<String> outer = steps.subList(0, Math.min(steps.size(), path.depthAt(end)));
      return new FoundProblem(
          Place.of(outer, specification, config), path.steps().get(end), schema);
    }
    String keyword = error.getKeyword();
    if (error.getProperty() != null && NAMING.contains(keyword)) {
      steps.add(error.getProperty());
    }
    return new FoundProblem(Place.of(steps, specification, config), keyword, schema);
  }

  private JsonNode schemaAt(List<String> path) {
    JsonNode schema = chosen;
    for (String step : path) {
      schema = schema.isArray() ? schema.path(Integer.parseInt(step)) : schema.path(step);
    }
    return schema;
  }

  private static List<String> steps(NodePath path) {
    List<String> steps = new ArrayList<>();
    for (int i = 0; i < path.getNameCount(); i++) {
      steps.add(String.valueOf(path.getElement(i)));
    }
    return steps;
  }
}
